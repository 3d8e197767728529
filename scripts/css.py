"""Join static_src/css/*.css, in order of name, into static/css/site.css.

python scripts/css.py          write the file
python scripts/css.py --check  exit 1 if it is not current
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "static_src" / "css"
TARGET = ROOT / "static" / "css" / "site.css"


def built() -> str:
    return "\n".join(small(path.read_text("utf-8")) for path in parts()) + "\n"


def parts() -> list[Path]:
    """Files with a number first (order, tokens, base, layout), then components by name."""
    return sorted(SOURCE.glob("*.css"))


def small(css: str) -> str:
    """Without comments and without the space that means nothing; one line a file."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    # "a: b" as declaration; a colon that starts a pseudo-class has no space after it.
    css = re.sub(r": (?=\S)", ":", css)
    return css.replace(";}", "}").strip()


def main() -> int:
    css = built()
    if "--check" in sys.argv:
        current = TARGET.exists() and TARGET.read_text("utf-8") == css
        if not current:
            print("static/css/site.css is not current: run python scripts/css.py")
        return 0 if current else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(css, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
