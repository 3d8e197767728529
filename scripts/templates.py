"""Make the templates to download, DOCX and ODT in both languages, from `templates.yaml`.

Usage: python scripts/templates.py [folder]. The folder is `content/files` unless named; the
documents are listed in its `index.yaml`, where entries for other files are left as they are.
The same source gives the same bytes, so that a second run changes nothing.
"""

import sys
from pathlib import Path
from typing import Any

import yaml
from docx_writer import docx_bytes
from odt_writer import odt_bytes

HERE = Path(__file__).parent
FOLDER = HERE.parent / "content" / "files"
FORMATS = {"docx": ("Word", docx_bytes), "odt": ("OpenDocument", odt_bytes)}
WORD = {"sv": "mall", "en": "template"}


def main(folder: Path) -> None:
    templates = yaml.safe_load((HERE / "templates.yaml").read_text(encoding="utf-8"))
    unlike = [t["key"] for t in templates if shape(t["sv"]) != shape(t["en"])]
    if unlike:
        raise SystemExit(f"The languages differ in structure: {', '.join(unlike)}")
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for template in templates:
        for language in ("sv", "en"):
            for extension, (program, write) in FORMATS.items():
                key = f"{template['key']}-{extension}-{language}"
                title = f"{template[language]['title']} ({WORD[language]}, {program})"
                (folder / f"{key}.{extension}").write_bytes(write(template[language], language))
                entries.append(entry(key, title, extension, language))
    list_in(folder / "index.yaml", entries)
    print(f"{len(entries)} documents in {folder}")


def shape(text: dict[str, Any]) -> list[Any]:
    """The structure of a template without its words: kinds of block, rows and columns."""
    found: list[Any] = []
    for block in text["blocks"]:
        [(kind, value)] = block.items()
        if kind == "table":
            found.append((kind, len(value["header"]), [len(row) for row in value["rows"]]))
        else:
            found.append((kind, len(value) if kind == "list" else 1))
    return found


def entry(key: str, title: str, extension: str, language: str) -> dict[str, str]:
    file = f"{key}.{extension}"
    return {"key": key, "kind": "document", "title": title, "file": file, "language": language}


def list_in(index: Path, entries: list[dict[str, str]]) -> None:
    """Put the entries into the index, in the place of those with the same keys."""
    listed = yaml.safe_load(index.read_text(encoding="utf-8")) if index.exists() else []
    ours = {item["key"] for item in entries}
    kept = [item for item in listed or [] if item["key"] not in ours]
    everything = sorted([*kept, *entries], key=lambda item: item["key"])
    texts = [
        yaml.safe_dump([item], allow_unicode=True, sort_keys=False, width=10**9)
        for item in everything
    ]
    index.write_text("\n".join(texts), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
