"""Compile the interface texts: `locale/*/LC_MESSAGES/django.po` into `var/locale/`.

Babel does it, so no gettext programs are needed; texts marked fuzzy are left out.
"""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]


def compile_catalogue(source: Path, target: Path) -> None:
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3], abort_invalid=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue, use_fuzzy=False)
    unfinished.replace(target)


def compile_all(locale: Path, output: Path) -> list[Path]:
    """Compile what has changed and return the catalogues that were written."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = output / source.relative_to(locale).with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            compile_catalogue(source, target)
            written.append(target)
    return written


if __name__ == "__main__":
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "var" / "locale"
    print(f"{len(compile_all(ROOT / 'locale', output))} catalogues compiled")
