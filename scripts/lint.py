"""Every check that needs no database: all of them run, and any that fails makes the whole fail."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


def checks() -> dict[str, list[str]]:
    """The name of each check and its command."""
    found = {
        "style": ["ruff", "check", "."],
        "format": ["ruff", "format", "--check", "."],
        "types": ["mypy", "."],
        "layers": ["lint-imports", "--cache-dir", "var/cache/import-linter"],
        "template format": ["djlint", "templates", "--check", "--quiet"],
        "template rules": ["djlint", "templates", "--lint", "--quiet"],
        "compose.yaml": ["check-jsonschema", "--builtin-schema", "vendor.compose-spec"],
        "workflow": ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
        "Dockerfile": ["hadolint", "Dockerfile"],
    }
    found["compose.yaml"].append("compose.yaml")
    found["workflow"].append(".github/workflows/ci.yml")
    if (ROOT / "scripts" / "messages.py").exists():
        found["texts"] = ["python", "scripts/messages.py", "--check"]
    return found


def main() -> int:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}
    failed = []
    for name, (program, *arguments) in checks().items():
        print(f"— {name}: {program} {' '.join(arguments)}", flush=True)
        if subprocess.call([BIN / program, *arguments], cwd=ROOT, env=environment):
            failed.append(name)
    print(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
