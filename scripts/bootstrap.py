"""Make `.venv/` hold exactly the locked packages: `python scripts/bootstrap.py production`.

Only the standard library is used, and the file parses on Python 3.6, so that a Python which is
too old gets one clear sentence. What the machine's own Python needs is `venv` and a package index.
"""

import errno
import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import venv

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VAR = os.path.join(ROOT, "var")
TOOLS = os.path.join(VENV, "tools")  # pip and uv, kept apart so that a sync leaves them alone
STAMP = os.path.join(VENV, "installed.txt")
LOG = os.path.join(VAR, "bootstrap.log")
OLDEST = (3, 11)
SETS = ("production", "development")

# How pip's settings are called by uv, so that a machine set up for pip alone needs nothing more.
UV_SETTINGS = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "cert": "SSL_CERT_FILE",
}
REASONS = (
    ("no space left", "The disk is full; free some space and try again"),
    ("read-only file system", "The folder cannot be written; move the project to one that can"),
    ("permission denied", "The folder cannot be written; check who owns .venv/ and var/"),
    ("hash mismatch", "A package differs from its locked hash, so nothing was installed"),
    ("do not match the hashes", "A package differs from its locked hash, so nothing was installed"),
    ("no matching distribution", "The package index lacks a locked package, or cannot be reached"),
)
UNREACHABLE = "The package index could not be reached; check the network, proxy and index settings"


class SetupError(Exception):
    """One sentence for the person at the terminal."""


def requirements(name):
    return os.path.join(ROOT, "requirements", name + ".txt")


def digest(name):
    with open(requirements(name), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def check_python(version=sys.version_info):
    if tuple(version[:2]) < OLDEST:
        raise SetupError(
            "Python 3.11 or newer is needed and {} is Python {}.{}; name another one with "
            "PYTHON=, as in: make demo PYTHON=/usr/bin/python3.11".format(
                sys.executable or "this", version[0], version[1]
            )
        )
    try:
        __import__("ensurepip")
    except ImportError:
        raise SetupError(
            "This Python lacks the module ensurepip; on Debian and Ubuntu install python3-venv"
        ) from None


def run(command, doing):
    """Run a step with its output in the log; say in one sentence why it failed."""
    with open(LOG, "a+", encoding="utf-8") as log:
        log.write("$ " + " ".join(command) + "\n")
        log.flush()
        start = log.tell()
        code = subprocess.call(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=environment(),
        )
        log.seek(start)
        output = log.read().lower()
    if code:
        raise SetupError(f"{reason(output)} ({doing}; details in var/bootstrap.log)")


def reason(output):
    """The likeliest cause in what pip or uv said; an index out of reach explains most of it."""
    signs = ("error sending request", "failed to fetch", "connection", "dns error", "timed out")
    if any(sign in output for sign in signs):
        return UNREACHABLE
    return next((told for sign, told in REASONS if sign in output), "A step of the set-up failed")


def environment():
    env = dict(os.environ)
    env.setdefault("UV_CACHE_DIR", os.path.join(VAR, "cache", "uv"))
    env.setdefault("UV_LINK_MODE", "hardlink")
    env.pop("PYTHONHOME", None)
    env.pop("PYTHONPATH", None)
    return env


def pip_settings():
    """The index and certificate that pip is set to use, under uv's names."""
    listed = subprocess.run(
        [os.path.join(TOOLS, "bin", "python"), "-m", "pip", "config", "list"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    found = {}
    for line in listed.splitlines():
        key, _, value = line.partition("=")
        name = UV_SETTINGS.get(key.rpartition(".")[2])
        if name:
            found[name] = value.strip("'\"")
    return found


def usable():
    """Whether `.venv/` has a Python that runs, is new enough and was made in this folder."""
    python = os.path.join(VENV, "bin", "python")
    test = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    try:
        with open(os.path.join(VENV, "bin", "activate"), encoding="utf-8") as file:
            if VENV not in file.read():
                return False
        return subprocess.call([python, "-c", test], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_environments():
    if not usable():
        if os.path.isdir(VENV):
            shutil.rmtree(VENV)
        venv.create(VENV, with_pip=False, symlinks=True)
    stamp = os.path.join(TOOLS, "installed.txt")
    if read(stamp) == digest("uv"):
        return
    print("Preparing the installer (uv) …", flush=True)
    run([sys.executable, "-m", "venv", "--clear", TOOLS], "making .venv/tools")
    pip = [os.path.join(TOOLS, "bin", "python"), "-m", "pip", "--disable-pip-version-check"]
    install = ["install", "--no-cache-dir", "--retries", "1", "--timeout", "30"]
    locked = ["--only-binary", ":all:", "--require-hashes", "-r", requirements("uv")]
    run([*pip, *install, *locked], "installing uv")
    write(stamp, digest("uv"))


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def has_development():
    """A development environment also serves the demo and is never cut down to it."""
    return "development" in read(STAMP) or (
        not read(STAMP) and os.path.exists(os.path.join(VENV, "bin", "pytest"))
    )


def installed(name):
    return f"{name} {digest(name)}" in read(STAMP).splitlines()


def install(name):
    if name == "production" and has_development():
        name = "development"
    make_environments()
    print(f"Installing the locked packages ({name}) …", flush=True)
    for key, value in pip_settings().items():
        os.environ.setdefault(key, value)
    uv = [os.path.join(TOOLS, "bin", "uv"), "pip", "sync", "--require-hashes"]
    python = ["--python", os.path.join(VENV, "bin", "python")]
    run([*uv, *python, requirements(name)], "installing packages")
    # The development set is compiled on top of the production set and so contains it.
    names = SETS[: SETS.index(name) + 1]
    write(STAMP, "".join(f"{each} {digest(each)}\n" for each in names))


def bootstrap(name):
    check_python()
    if usable() and installed(name):
        return
    os.makedirs(VAR, exist_ok=True)
    with open(os.path.join(VAR, "bootstrap.lock"), "w", encoding="utf-8") as lock:
        fcntl.flock(
            lock, fcntl.LOCK_EX
        )  # two `make` at once: the second waits, then has nothing to do
        if not (usable() and installed(name)):
            write(LOG, "")
            install(name)


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in SETS:
        raise SetupError("Say which set to install: production or development")
    try:
        bootstrap(sys.argv[1])
    except OSError as error:
        told = dict(REASONS).get(errno_text(error), f"The set-up could not write a file ({error})")
        raise SetupError(told) from error


def errno_text(error):
    texts = {
        errno.ENOSPC: "no space left",
        errno.EROFS: "read-only file system",
        errno.EACCES: "permission denied",
    }
    return texts.get(error.errno)


def interrupted(_number, _frame):
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, interrupted)  # so that an installer under way is stopped too
    try:
        main()
    except SetupError as error:
        sys.exit(f"{error}.")
    except KeyboardInterrupt:
        sys.exit("Stopped.")
