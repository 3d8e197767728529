"""What the scripts that start a service share."""

import os
import pwd
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
UNPRIVILEGED = ("postgres", "nobody")


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def missing(what: str, remedy: str) -> int:
    """A missing service is a clear skip on a laptop and a failure in CI."""
    if in_ci():
        print(f"FAILED: {what}; {remedy}.", file=sys.stderr)
        return 1
    print(f"SKIPPED: {what}; {remedy}. With CI=true this is a failure.")
    return 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unprivileged() -> pwd.struct_passwd | None:
    """Whom to run a server as that refuses to run as root; nobody else is needed otherwise."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SystemExit("There is no user to run a server as; start this as somebody else than root.")


def run_as(user: pwd.struct_passwd | None, command: Sequence[str | Path], cwd: Path) -> None:
    subprocess.run(
        command,
        cwd=cwd,
        check=True,
        stdout=subprocess.DEVNULL,
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
    )


def reachable(folder: Path, user: pwd.struct_passwd | None) -> bool:
    """Whether the user may enter the folder; as root we may work where nobody else can."""
    try:
        run_as(user, ["test", "-x", folder], Path("/"))
    except subprocess.CalledProcessError:
        return False
    return True
