"""Lock requirements/*.in into requirements/*.txt, every package with its hashes.

What is locked stays as it is unless `--upgrade` or `--upgrade-package NAME` is given.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = ROOT / ".venv" / "tools" / "bin" / "uv"
FLAGS = ["--universal", "--python-version", "3.11", "--generate-hashes"]
# No address of an index or a mirror may enter the repository.
FLAGS += ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--quiet"]
# The production set first: the development set is locked on top of it.
LOCKS = {"uv": "uv", "base": "production", "development": "development"}


def main() -> int:
    environment = {"UV_CACHE_DIR": str(ROOT / "var" / "cache" / "uv"), **os.environ}
    for source, target in LOCKS.items():
        files = [f"requirements/{source}.in", "-o", f"requirements/{target}.txt"]
        command: list[str | Path] = [UV, "pip", "compile", *FLAGS, *sys.argv[1:], *files]
        if code := subprocess.call(command, cwd=ROOT, env=environment):
            return code
        print(f"requirements/{target}.txt is locked")
    return 0


if __name__ == "__main__":
    sys.exit(main())
