"""The text of attached files. Bounded, and a broken file never stops a page from being found."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import structlog

log = structlog.get_logger("search.attachments")

MOST_BYTES = 20_000_000
MOST_PAGES = 200
MOST_CHARACTERS = 100_000
# A document of a few hundred pages unpacks to less; a file made to fill the memory does not.
MOST_UNPACKED = 100_000_000


def attachment_text(file: Any) -> str:
    """The text of a Wagtail document of type PDF or DOCX, at most 100,000 characters.

    Empty for other types, for files over 20 MB, and for files that cannot be read; the log says
    which and why.
    """
    reader = READERS.get(file.file_extension.lower())
    if reader is None:
        return ""
    try:
        if file.file.size > MOST_BYTES:
            raise ValueError(f"larger than {MOST_BYTES} bytes")
        with file.file.open("rb") as stream:
            return collected(reader(io.BytesIO(stream.read())))
    # The libraries raise whatever a damaged file makes them stumble on.
    except Exception as error:
        log.warning("attachment not read", document=file.pk, reason=repr(error)[:200])
        return ""


def collected(texts: Iterator[str]) -> str:
    kept, size = [], 0
    for text in texts:
        kept.append(text[: MOST_CHARACTERS - size])
        size += len(text)
        if size >= MOST_CHARACTERS:
            break
    return "\n".join(kept)


def pdf_texts(stream: io.BytesIO) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - dear to import, and seldom needed

    for number, page in enumerate(PdfReader(stream).pages):
        if number >= MOST_PAGES:
            return
        yield page.extract_text()


def docx_texts(stream: io.BytesIO) -> Iterator[str]:
    from docx import Document  # noqa: PLC0415 - dear to import, and seldom needed

    with zipfile.ZipFile(stream) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
            raise ValueError(f"unpacks to more than {MOST_UNPACKED} bytes")
    stream.seek(0)
    document = Document(stream)
    for paragraph in document.paragraphs:
        yield paragraph.text
    for table in document.tables:
        for row in table.rows:
            yield " ".join(cell.text for cell in row.cells)


READERS = {"pdf": pdf_texts, "docx": docx_texts}
