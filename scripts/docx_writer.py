"""A template as DOCX: title, language, real headings, and tables whose first row is a header."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
# Zip archives and core properties carry a time; a fixed one makes the bytes depend on text alone.
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
MANY_COLUMNS = 4


def docx_bytes(text: dict[str, Any], language: str) -> bytes:
    document = Document()
    prepare(document, text["title"], LANGUAGES[language])
    document.add_heading(text["title"], level=1)
    widest = 0
    for block in text["blocks"]:
        [(kind, value)] = block.items()
        if kind == "h":
            document.add_heading(value, level=2)
        elif kind == "p":
            document.add_paragraph(value)
        elif kind == "list":
            for item in value:
                document.add_paragraph(item, style="List Bullet")
        else:
            widest = max(widest, len(value["header"]))
            add_table(document, value)
    if widest > MANY_COLUMNS:
        turn(document.sections[0])
    stream = io.BytesIO()
    document.save(stream)
    return timeless(stream.getvalue())


def prepare(document: Any, title: str, language: str) -> None:
    core = document.core_properties
    core.title, core.language = title, language
    core.author = core.last_modified_by = core.comments = ""
    core.created = core.modified = MOMENT
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    for style in document.styles.element.iter(qn("w:rPr")):
        for old in style.findall(qn("w:lang")):
            style.remove(old)
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    properties = defaults.find(qn("w:rPr"))
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    properties.append(spoken)


def add_table(document: Any, table: dict[str, Any]) -> None:
    """A caption above, then a grid whose first row repeats on every page and is read as headers."""
    caption = document.add_paragraph(table["caption"], style="Caption")
    caption.paragraph_format.keep_with_next = True
    grid = document.add_table(rows=1, cols=len(table["header"]), style="Table Grid")
    fill(grid.rows[0], table["header"], bold=True)
    header = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(header)
    for row in table["rows"]:
        cells = [*row, *[""] * (len(table["header"]) - len(row))]
        fill(grid.add_row(), cells, bold=False)
    description = OxmlElement("w:tblCaption")
    description.set(qn("w:val"), table["caption"])
    grid._tbl.tblPr.append(description)
    document.add_paragraph()


def fill(row: Any, cells: list[str], *, bold: bool) -> None:
    for cell, text in zip(row.cells, cells, strict=True):
        cell.paragraphs[0].add_run(text).bold = bold
    unbroken = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(unbroken)


def turn(section: Any) -> None:
    """Landscape, for tables that would be too narrow upright."""
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = 1


def timeless(archive: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, MOMENT.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return stream.getvalue()
