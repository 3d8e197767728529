"""Run a command with CHROMIUM set to a browser of this machine: `python scripts/browser.py …`."""

import os
import shutil
import subprocess
import sys

from services import missing

NAMES = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")


def browser() -> str | None:
    chosen = os.environ.get("CHROMIUM")
    names = (chosen,) if chosen else NAMES
    return next((path for name in names if (path := shutil.which(name))), None)


def main() -> int:
    path = browser()
    if path is None:
        return missing("Chromium was not found", "install it or give its path in CHROMIUM")
    return subprocess.call(sys.argv[1:], env={**os.environ, "CHROMIUM": path})


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
