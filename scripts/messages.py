"""Keep locale/sv/LC_MESSAGES/django.po in step with the texts in templates and code.

    python scripts/messages.py          take up new texts, drop those no longer used
    python scripts/messages.py --check  exit 1 if a text is missing, untranslated or no longer used

English is the source: the message ids are English, so locale/en holds a header only.
"""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ["site", "guides", "cases", "search", "templates"]
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

Found = tuple[str, str | tuple[str, ...], str | None]


def files() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path


def as_python(path: Path) -> bytes:
    """The file as Python that Babel can read; templates through Django's own translator."""
    from django.utils.translation.template import templatize

    text = path.read_text("utf-8")
    if path.suffix == ".py":
        return text.encode()
    # An indented template would be read as indented Python.
    lines = templatize(text, origin=str(path)).split("\n")
    return "\n".join(line.lstrip() for line in lines).encode()


def found() -> Iterator[Found]:
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        for _line, message, _comments, context in extract(
            "python", io.BytesIO(as_python(path)), keywords=KEYWORDS
        ):
            yield name, message, context


def collected(locale: str) -> Catalog:
    catalog = Catalog(locale=locale, fuzzy=False, charset="utf-8")
    for name, message, context in found():
        catalog.add(message, locations=[(name, 0)], context=context)
    return catalog


def path_of(locale: str) -> Path:
    return ROOT / "locale" / locale / "LC_MESSAGES" / "django.po"


def read(locale: str) -> Catalog:
    path = path_of(locale)
    if not path.exists():
        return Catalog(locale=locale, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def is_translated(message) -> bool:
    texts = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(texts) and not message.fuzzy


def problems(locale: str) -> list[str]:
    wanted, kept = collected(locale), read(locale)
    lines = []
    for message in wanted:
        if not message.id:
            continue
        entry = kept.get(message.id, message.context)
        if entry is None:
            lines.append(f"missing: {message.id!r}")
        elif not is_translated(entry):
            lines.append(f"untranslated: {message.id!r}")
    lines += [
        f"no longer used: {message.id!r}"
        for message in kept
        if message.id and wanted.get(message.id, message.context) is None
    ]
    return lines


def update(locale: str) -> None:
    kept, catalog = read(locale), collected(locale)
    for message in catalog:
        entry = kept.get(message.id, message.context) if message.id else None
        if entry is not None:
            message.string = entry.string
    write(locale, catalog)


def write(locale: str, catalog: Catalog) -> None:
    path = path_of(locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog.project, catalog.version = "upphandlingsdriven-innovation", "1"
    buffer = io.BytesIO()
    write_po(buffer, catalog, sort_output=True, omit_header=True, include_lineno=False, width=98)
    path.write_bytes(header(locale).encode() + buffer.getvalue())


def header(locale: str) -> str:
    return (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {locale}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )


def main() -> int:
    # Not this folder: a script in it has the name of a package.
    sys.path[:1] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    import django
    from django.conf import settings

    django.setup()
    assert settings.configured  # noqa: S101 - templatize reads settings
    if "--check" in sys.argv:
        lines = problems("sv")
        print("\n".join(lines) or "locale/sv is complete")
        return 1 if lines else 0
    update("sv")
    write("en", Catalog(locale="en", charset="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
