"""Run a command with DATABASE_URL set: `python scripts/postgres.py pytest …`.

A DATABASE_URL in the environment is used as it is. Otherwise a throwaway PostgreSQL server is made
in `var/` from the machine's own programs, and removed when the command ends.
"""

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from services import VAR, free_port, missing, reachable, run_as, unprivileged

# Safety against a power cut is given up: the data lives for one run. Compiling a query costs more
# than it saves on so few rows.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "jit": "off"}


def programs() -> Path | None:
    """The folder with initdb and pg_ctl: Debian keeps it off the path, one for each version."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name)
    found = shutil.which("pg_ctl")
    places += [Path(found).resolve().parent] if found else []
    usable = [path for path in places if (path / "initdb").exists() and (path / "pg_ctl").exists()]
    return usable[-1] if usable else None


@contextlib.contextmanager
def folder(user_id: int | None) -> Iterator[Path]:
    """A place for the cluster: in `var/`, or in the system's own one if others cannot enter it."""
    VAR.mkdir(exist_ok=True)
    inside = VAR if reachable(VAR, unprivileged()) else None
    with tempfile.TemporaryDirectory(prefix="postgres-", dir=inside) as name:
        if user_id is not None:
            os.chown(name, user_id, -1)
        yield Path(name)


@contextlib.contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    user = unprivileged()
    with folder(user.pw_uid if user else None) as home:
        data, password, port = home / "data", secrets.token_hex(16), free_port()
        secret = home / "password"
        secret.write_text(password)
        secret.chmod(0o644)  # inside a folder that only its owner may enter
        made = ["--username=site", f"--pwfile={secret}", "--auth=scram-sha-256"]
        text = ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        run_as(user, [bin_folder / "initdb", "-D", data, *made, *text], home)
        options = {"port": str(port), "listen_addresses": "127.0.0.1", **FAST}
        options["unix_socket_directories"] = str(home)
        words = " ".join(f"-c {name}={value}" for name, value in options.items())
        control: list[str | Path] = [bin_folder / "pg_ctl", "-D", data, "-w"]
        run_as(user, [*control, "-o", words, "-l", home / "log", "start"], home)
        try:
            yield f"postgres://site:{password}@127.0.0.1:{port}/postgres"
        finally:
            run_as(user, [*control, "-m", "immediate", "stop"], home)


def interrupted(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    signal.signal(signal.SIGTERM, interrupted)
    command = sys.argv[1:]
    if os.environ.get("DATABASE_URL"):
        return subprocess.call(command)
    bin_folder = programs()
    if bin_folder is None:
        return missing(
            "PostgreSQL's programs were not found",
            "install PostgreSQL or give DATABASE_URL",
        )
    with server(bin_folder) as address:
        print(f"PostgreSQL from {bin_folder}", flush=True)
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": address})


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(f"PostgreSQL could not be started: {error}.")
    except KeyboardInterrupt:
        sys.exit(130)
