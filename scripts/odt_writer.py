"""A template as ODT: a zip of four XML parts, as OpenDocument 1.3 asks for (part 2, packages)."""

import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape

MIME = "application/vnd.oasis.opendocument.text"
COUNTRIES = {"sv": "SE", "en": "GB"}
WHEN = (2026, 1, 1, 0, 0, 0)
MANY_COLUMNS = 4
NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
STYLES = """<style:default-style style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.25cm"/>
<style:text-properties fo:font-family="Arial" fo:font-size="11pt" {spoken}/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1"><style:text-properties fo:font-size="20pt" fo:font-weight="bold"/>
</style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.5cm"
 fo:keep-with-next="always"/><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/>
</style:style>
<style:style style:name="Table" style:family="paragraph"><style:paragraph-properties
 fo:keep-with-next="always"/><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Table_20_Heading" style:display-name="Table Heading"
 style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1"
 text:bullet-char="•"><style:list-level-properties text:space-before="0.3cm"
 text:min-label-width="0.5cm"/></text:list-level-style-bullet></text:list-style>"""
LAYOUT = """<office:automatic-styles><style:page-layout style:name="Page">
<style:page-layout-properties fo:page-width="{width}" fo:page-height="{height}" fo:margin="2cm"
 style:print-orientation="{turned}"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"/>
</office:master-styles>"""


def odt_bytes(text: dict[str, Any], language: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        # The type stands first and uncompressed, so that programs know the file by its start.
        put(archive, "mimetype", MIME, zipfile.ZIP_STORED)
        for name, part in parts(text, language).items():
            put(archive, name, f'<?xml version="1.0" encoding="UTF-8"?>\n{part}\n')
    return stream.getvalue()


def put(archive: zipfile.ZipFile, name: str, text: str, how: int = zipfile.ZIP_DEFLATED) -> None:
    info = zipfile.ZipInfo(name, WHEN)
    info.compress_type = how
    archive.writestr(info, text.encode())


def parts(text: dict[str, Any], language: str) -> dict[str, str]:
    title = escape(text["title"])
    spoken = f'fo:language="{language}" fo:country="{COUNTRIES[language]}"'
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in {"/": MIME, **dict.fromkeys(XML_PARTS, "text/xml")}.items()
    )
    body = "".join(element(block, number) for number, block in enumerate(text["blocks"]))
    return {
        "content.xml": root(
            "document-content",
            f"<office:body><office:text>{heading(text['title'], 1)}{body}"
            "</office:text></office:body>",
        ),
        "styles.xml": root(
            "document-styles",
            f"<office:styles>{STYLES.format(spoken=spoken)}</office:styles>{layout(text)}",
        ),
        "meta.xml": root(
            "document-meta",
            f"<office:meta><dc:title>{title}</dc:title><dc:language>{language}-"
            f"{COUNTRIES[language]}</dc:language></office:meta>",
        ),
        "META-INF/manifest.xml": (
            f'<manifest:manifest {NAMES} manifest:version="1.3">{listed}</manifest:manifest>'
        ),
    }


XML_PARTS = ("content.xml", "styles.xml", "meta.xml")


def root(name: str, inside: str) -> str:
    return f'<office:{name} {NAMES} office:version="1.3">{inside}</office:{name}>'


def layout(text: dict[str, Any]) -> str:
    """A4, turned when a table has too many columns for an upright page."""
    widths = [len(block["table"]["header"]) for block in text["blocks"] if "table" in block]
    if max(widths, default=0) > MANY_COLUMNS:
        return LAYOUT.format(width="29.7cm", height="21cm", turned="landscape")
    return LAYOUT.format(width="21cm", height="29.7cm", turned="portrait")


def element(block: dict[str, Any], number: int) -> str:
    [(kind, value)] = block.items()
    if kind == "h":
        return heading(value, 2)
    if kind == "p":
        return paragraph(value)
    if kind == "list":
        items = "".join(f"<text:list-item>{paragraph(item)}</text:list-item>" for item in value)
        return f'<text:list text:style-name="Bullets">{items}</text:list>'
    return table(value, number)


def heading(text: str, level: int) -> str:
    style = f"Heading_20_{level}"
    inside = escape(text)
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{inside}</text:h>'


def paragraph(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def table(value: dict[str, Any], number: int) -> str:
    """A caption, then rows of which the first is marked as the header of every page."""
    columns = len(value["header"])
    header = row(value["header"], columns, "Table_20_Heading")
    rows = "".join(row(cells, columns, "Standard") for cells in value["rows"])
    return (
        f"{paragraph(value['caption'], 'Table')}"
        f'<table:table table:name="Table{number}"><table:table-column'
        f' table:number-columns-repeated="{columns}"/><table:table-header-rows>{header}'
        f"</table:table-header-rows>{rows}"
        f"</table:table>{paragraph('')}"
    )


def row(cells: list[str], columns: int, style: str) -> str:
    whole = [*cells, *[""] * (columns - len(cells))]
    inside = "".join(
        f'<table:table-cell table:style-name="Cell" office:value-type="string">'
        f"{paragraph(cell, style)}</table:table-cell>"
        for cell in whole
    )
    return f"<table:table-row>{inside}</table:table-row>"
