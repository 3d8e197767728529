"""Join static_src/css/*.css into the sheets of static/css/ that pages ask for.

python scripts/css.py          write the files
python scripts/css.py --check  exit 1 if they are not current

Every page has `site.css` and one sheet for its kind, so that a first visit fetches little more than
it uses; tests/site/test_sheets.py finds what a page uses and its sheets lack.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "static_src" / "css"
TARGET = ROOT / "static" / "css"

SITE = "00-order 01-tokens 02-base 03-layout buttons find note page-head site-head y-print"
CITED = "law words"
CONTENT = f"{CITED} blocks facts tables"  # what an editor may put into a text, and what it cites
SHEETS = {
    "site": SITE,
    "home": f"{CITED} cards home model-map news tables",
    "models": f"{CITED} cards compare fields filters model-map",
    "list": f"{CITED} cards drawings filters news",
    "model": f"{CONTENT} drawings phase-line steps",
    "guide": f"{CONTENT} steps toc",
    "case": f"{CONTENT} drawings phase-line",
    "standard": f"{CONTENT} steps",
    "law": f"{CITED} facts letters",
    "thresholds": f"{CITED} drawings facts fields tables",
    "journey": f"{CITED} facts steps",
    "comparison": f"{CITED} compare facts fields tables",
    "chooser": f"{CITED} chooser facts fields forms",
    "calculator": f"{CITED} drawings chooser facts fields forms tables",
    "form": "fields forms",
    "search": "blocks filters search",
}


def built() -> dict[str, str]:
    """Each sheet by its name; `whole` has every component, for the style guide and previews."""
    texts = {path.stem: small(path.read_text("utf-8")) for path in sorted(SOURCE.glob("*.css"))}
    sheets = {name: sorted(parts.split()) for name, parts in SHEETS.items()}
    sheets["whole"] = list(texts)
    return {name: "\n".join(texts[part] for part in parts) + "\n" for name, parts in sheets.items()}


def small(css: str) -> str:
    """Without comments and without the space that means nothing; one line a file."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    # "a: b" as declaration; a colon that starts a pseudo-class has no space after it.
    css = re.sub(r": (?=\S)", ":", css)
    return css.replace(";}", "}").strip()


def kept() -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in TARGET.glob("*.css")}


def main() -> int:
    sheets = built()
    if "--check" in sys.argv:
        if kept() == sheets:
            return 0
        print("static/css/ is not current: run python scripts/css.py")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in kept().keys() - sheets.keys():
        (TARGET / f"{name}.css").unlink()
    for name, css in sheets.items():
        (TARGET / f"{name}.css").write_text(css, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
