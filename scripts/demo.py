"""Prepare the demonstration and serve it on 127.0.0.1 until Ctrl-C: `python scripts/demo.py 8000`.

Everything it makes lies in `var/`. A second start finds its work done and changes no data.
"""

import contextlib
import hashlib
import http.client
import io
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
LOGINS = VAR / "logins.txt"
STATE = VAR / "demo-state.json"
HOST = "127.0.0.1"
# Settings of another project that happen to be set must not send the demo to another database,
# folder or search server.
NOT_INHERITED = ("DATABASE_URL", "VAR_DIR", "BUILT_DIR", "MEDIA_ROOT", "SEARCH_DIR",
                 "ELASTICSEARCH_URL", "PYTHONPATH", "SECRET_KEY")  # fmt: skip
# Where Wagtail keeps pictures below `media/`: in the sizes of the pages, and as they were uploaded.
PICTURES = ("images", "original_images")
# Seconds: a machine that is busy with other things takes minutes to start anything.
PATIENCE = 300
# Name of the login → its role (none: an administrator).
PEOPLE: dict[str, str] = {
    "admin": "",
    "skribent": "writer",
    "oversattare": "translator",
    "granskare": "reviewer",
    "publicist": "publisher",
    "webbansvarig": "manager",
    "analytiker": "analyst",
}


class DemoError(Exception):
    """One sentence for the person at the terminal."""


def chosen_port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise DemoError(f"PORT must be a number from 1 to 65535, not “{text}”")
    return int(text)


def check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise DemoError(f"Port {port} may not be used by you; choose one above 1023") from None
        except OSError:
            other = port + 1 if port < 65535 else 8000
            raise DemoError(
                f"Port {port} is in use; choose another one: make demo PORT={other}"
            ) from None


def set_environment(port: int) -> None:
    for name in NOT_INHERITED:
        os.environ.pop(name, None)
    os.environ.update(
        DJANGO_SETTINGS_MODULE="config.settings.development",
        DEBUG="0",
        BASE_URL=f"http://{HOST}:{port}",
        LOG_LEVEL=os.environ.get("LOG_LEVEL", "WARNING"),
        PYTHONPATH=f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    )
    # This folder last: a script in it has the name of a package.
    here = str(ROOT / "scripts")
    others = [place for place in sys.path if place != here]
    sys.path[:] = [str(ROOT), str(ROOT / "site"), *others, here]


@contextlib.contextmanager
def step(doing: str) -> Iterator[None]:
    print(f"{doing} …", end=" ", flush=True)
    start = time.monotonic()
    yield
    print(f"{time.monotonic() - start:.1f} s", flush=True)


def digest(*folders: str) -> str:
    """One value for all files of some folders, to tell whether anything in them has changed."""
    whole = hashlib.sha256()
    for path in sorted(each for folder in folders for each in (ROOT / folder).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{path.relative_to(ROOT)} {content}\n".encode())
    return whole.hexdigest()


def remembered() -> dict[str, str]:
    """What was loaded last, as long as the database that it was loaded into is still there."""
    if not (VAR / "site.sqlite3").exists():
        return {}
    try:
        return dict(json.loads(STATE.read_text()))
    except (OSError, ValueError):
        return {}


def prepare() -> None:
    from django.core.management import CommandError
    from django.db import DatabaseError

    try:
        prepare_site()
    except CommandError as error:
        raise DemoError(f"\nThe demo could not be prepared: {error}".rstrip(".")) from error
    except DatabaseError as error:
        raise DemoError(
            f"\nThe database var/site.sqlite3 cannot be used ({error}); make clean starts afresh"
        ) from error


def prepare_site() -> None:
    import django

    done = remembered()
    code = digest(*(path.parent.name for path in ROOT.glob("*/apps.py")), "site", "requirements")
    now = {
        "code": code,
        # Another loader reads the same content differently.
        "content": digest("content", "site/editorial"),
        # Another package brings other static files.
        "static": digest("static", "requirements"),
        # Pages, feeds and the sitemap write out their whole address.
        "address": os.environ["BASE_URL"],
    }
    VAR.mkdir(exist_ok=True)
    compile_translations()
    collected = (VAR / "static" / "staticfiles.json").exists()
    if done == now and collected and LOGINS.exists():
        return
    with contextlib.ExitStack() as stack:
        if done.get("static") != now["static"] or not collected:
            stack.enter_context(static_files())
        with step("Starting Django"):
            django.setup()
        prepare_database(load=done.get("content") != now["content"])
    STATE.write_text(json.dumps(now))


def prepare_database(*, load: bool) -> None:
    from django.core.management import call_command

    with step("Preparing the database"):
        call_command("migrate", interactive=False, verbosity=0)
    with step("Preparing the logins"):
        prepare_logins()
    if load:
        print("Loading the content …", flush=True)
        start = time.monotonic()
        call_command("content", "load")
        print(f"… {time.monotonic() - start:.1f} s", flush=True)
    with step("Indexing for search"):
        call_command("search", "rebuild", stdout=io.StringIO())
    serve_at(os.environ["BASE_URL"])


def serve_at(address: str) -> None:
    from wagtail.models import Site

    parts = urlsplit(address)
    Site.objects.filter(is_default_site=True).exclude(
        hostname=parts.hostname, port=parts.port
    ).update(hostname=parts.hostname, port=parts.port)


@contextlib.contextmanager
def static_files() -> Iterator[None]:
    """Collect and compress the static files on the other core, while the body runs."""
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v", "0"]
    collecting = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    try:
        yield
        with step("Collecting the static files"):
            if collecting.wait():
                raise DemoError("The static files could not be collected; the reason is above")
    finally:
        stop(collecting)


def compile_translations() -> None:
    from translations import compile_all

    compile_all(ROOT / "locale", VAR / "locale")


def prepare_logins() -> None:
    """Make the logins that are missing; an existing one keeps its password while the file lives."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from editorial.roles.definitions import ROLES

    passwords = kept_passwords()
    for name, role in PEOPLE.items():
        staff = not role
        user, created = get_user_model().objects.get_or_create(
            username=name, defaults={"is_staff": staff, "is_superuser": staff}
        )
        if created or name not in passwords:
            user.set_password(passwords.setdefault(name, secrets.token_urlsafe(12)))
            user.save()
        if role:
            user.groups.add(Group.objects.get(name=ROLES[role].name))
    keep_passwords(passwords)


def kept_passwords() -> dict[str, str]:
    try:
        lines = LOGINS.read_text().splitlines()
    except FileNotFoundError:
        return {}
    pairs = [line.split() for line in lines if len(line.split()) == 2]
    return {name: password for name, password in pairs if name in PEOPLE}


def keep_passwords(passwords: dict[str, str]) -> None:
    text = "Logins of this demonstration, made on its first start:\n\n"
    text += "".join(f"{name:<14}{password}\n" for name, password in passwords.items())
    if not LOGINS.exists() or LOGINS.read_text() != text:
        LOGINS.touch(mode=0o600)
        LOGINS.chmod(0o600)
        LOGINS.write_text(text)


@contextlib.contextmanager
def serving(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run granian until the body ends or somebody stops us, and leave no process behind."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    # Pictures come straight from the server; documents go through Wagtail's own view.
    for folder in PICTURES:
        (VAR / "media" / folder).mkdir(parents=True, exist_ok=True)
        command += ["--static-path-route", f"/media/{folder}"]
        command += ["--static-path-mount", str(VAR / "media" / folder)]
    command += ["--workers-kill-timeout", "5", "--log-level", "warning"]
    command += ["config.wsgi:application"]
    # A session of its own: Ctrl-C reaches this process alone, which then stops the server.
    server = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    try:
        with step("Starting the server"):
            wait_until_ready(server, port)
        yield server
    finally:
        stop(server)


@contextlib.contextmanager
def making_documents() -> Iterator[None]:
    """The PDF documents that are missing or behind, while the site is used: nobody waits for them.

    On a real site the worker makes them (docs/operations.md).
    """
    command = ["nice", "-n", "19", sys.executable, "manage.py", "pdf"]
    with (VAR / "pdf.log").open("w") as log:
        making = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
        try:
            yield
        finally:
            stop(making)


def wait_until_ready(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise DemoError("The server stopped while starting; its own words are above")
        with contextlib.suppress(OSError):
            connection = http.client.HTTPConnection(HOST, port, timeout=30)
            connection.request("GET", "/health/live")
            connection.getresponse()
            connection.close()
            return
        time.sleep(0.1)
    raise DemoError(f"The server did not answer within {PATIENCE} seconds")


def announce(port: int) -> None:
    base = f"http://{HOST}:{port}"
    print(
        f"\n  Svenska   {base}/sv/\n  English   {base}/en/\n  Admin     {base}/admin/"
        f"\n  Logins    {LOGINS.relative_to(ROOT)}\n\nCtrl-C stops the site.",
        flush=True,
    )


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that leads a group of its own, politely first, and all that it started."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def interrupted(_number: int, _frame: FrameType | None) -> None:
    # A second Ctrl-C must not cut the stopping short.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    try:
        port = chosen_port(sys.argv[1] if len(sys.argv) > 1 else "8000")
        check_free(port)
        set_environment(port)
        prepare()
        check_free(port)
        with serving(port) as server, making_documents():
            announce(port)
            return server.wait()
    except DemoError as error:
        print(f"{error}.", file=sys.stderr)
    except OSError as error:
        print(f"\nThe demo could not write or read a file: {error}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped.")
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
