"""The documents to download: listed, in both languages and formats, and readable by all."""

import xml.etree.ElementTree as ET
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from django.conf import settings

FOLDER = Path(settings.CONTENT_DIR) / "files"
ENTRIES = [
    entry
    for entry in yaml.safe_load((FOLDER / "index.yaml").read_text(encoding="utf-8"))
    if entry["file"].endswith((".docx", ".odt"))
]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
documents = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["key"])


def part(entry, name):
    with zipfile.ZipFile(FOLDER / entry["file"]) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 - our own files


def test_every_template_is_there_in_both_languages_and_both_formats():
    names = {entry["key"].rsplit("-", 2)[0] for entry in ENTRIES}
    wanted = {
        f"{name}-{kind}-{code}"
        for name in names
        for kind in ("docx", "odt")
        for code in ("sv", "en")
    }
    assert len(names) == 6
    assert {entry["key"] for entry in ENTRIES} == wanted


@documents
def test_a_document_says_its_title_and_language(entry):
    core, styles = (
        ("docProps/core.xml", "word/styles.xml") if is_word(entry) else ("meta.xml", "styles.xml")
    )
    assert part(entry, core).findtext(f".//{DC}title").strip()
    root = part(entry, styles)
    if is_word(entry):
        spoken = root.find(f"{W}docDefaults//{W}lang").get(f"{W}val")[:2]
    else:
        spoken = next(e.get(f"{FO}language") for e in root.iter() if e.get(f"{FO}language"))
    assert spoken == entry["language"]


@documents
def test_headings_come_in_order_and_start_at_one(entry):
    levels = heading_levels(entry)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@documents
def test_every_table_has_a_header_row_with_words_in_each_column(entry):
    if is_word(entry):
        tables = list(part(entry, "word/document.xml").iter(f"{W}tbl"))
        for table in tables:
            first = table.find(f"{W}tr")
            assert first.find(f"{W}trPr/{W}tblHeader") is not None
            assert all("".join(cell.itertext()).strip() for cell in first.iter(f"{W}tc"))
    else:
        tables = list(part(entry, "content.xml").iter(f"{TABLE}table"))
        for table in tables:
            header = table.find(f"{TABLE}table-header-rows")
            cells = list(header.iter(f"{TABLE}table-cell"))
            assert cells
            assert all("".join(cell.itertext()).strip() for cell in cells)
    assert tables


def is_word(entry):
    return entry["file"].endswith(".docx")


def heading_levels(entry):
    if not is_word(entry):
        headings = part(entry, "content.xml").iter(f"{TEXT}h")
        return [int(heading.get(f"{TEXT}outline-level")) for heading in headings]
    styles = [s.get(f"{W}val") for s in part(entry, "word/document.xml").iter(f"{W}pStyle")]
    return [int(style[-1]) for style in styles if style.startswith("Heading")]
