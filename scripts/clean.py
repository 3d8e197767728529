"""Remove what the other targets made, `.venv/` and `var/`, after naming it. YES=1 asks nothing."""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOES = {
    ".venv": "the installed packages",
    "var": "the demo's database, uploads, logins, logs and caches",
}


def agreed() -> bool:
    if os.environ.get("YES") == "1":
        return True
    if not sys.stdin.isatty():
        sys.exit("Nothing was removed: say YES=1 where nobody can be asked.")
    return input("Remove them? [y/N] ").strip().lower() in {"y", "yes", "j", "ja"}


def main() -> None:
    found = [name for name in GOES if (ROOT / name).exists()]
    if not found:
        sys.exit(print("There is nothing to remove."))
    for name in found:
        print(f"{ROOT / name}/  {GOES[name]}")
    if not agreed():
        sys.exit("Nothing was removed.")
    for name in found:
        shutil.rmtree(ROOT / name)
    print("Removed.")


if __name__ == "__main__":
    try:
        main()
    except (KeyboardInterrupt, EOFError):
        sys.exit("\nNothing was removed.")
    except OSError as error:
        sys.exit(f"Not everything could be removed: {error}.")
