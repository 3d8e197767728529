"""DOCX, XLSX, ODT and ODS: archives of XML whose parts are all read, and none believed."""

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from .package_xml import check_xml
from .refusal import Refused
from .signs import begins_as_pdf

MOST_PARTS = 5_000
MOST_UNPACKED = 100_000_000
# Text of an office document packs to a twentieth or less often a fiftieth; a bomb to a thousandth.
MOST_TIMES = 200
END_OF_ARCHIVE = b"PK\x05\x06"
LENGTH_OF_END = 22
TYPES_PART = "[Content_Types].xml"
OPEN_XML = "application/vnd.openxmlformats-officedocument."
# What must be said inside, and where.
SAID = {
    "docx": (TYPES_PART, f"{OPEN_XML}wordprocessingml.document.main+xml"),
    "xlsx": (TYPES_PART, f"{OPEN_XML}spreadsheetml.sheet.main+xml"),
    "odt": ("mimetype", "application/vnd.oasis.opendocument.text"),
    "ods": ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
}
RUNS = re.compile(
    r"vbaProject|vbaData|activeX/|oleObject|^(?:Basic|Scripts|Dialogs)/"
    r"|\.(?:bat|class|cmd|com|dll|exe|hta|html?|jar|js|lnk|msi|ps1|py|scr|sh|vbs|wsf)$",
    re.IGNORECASE,
)
ARCHIVE = re.compile(r"\.(?:7z|bz2|gz|rar|tar|xz|zip)$", re.IGNORECASE)
XML = (".xml", ".rels", ".rdf", ".vml")


def check_package(data: bytes, extension: str) -> None:
    if not data.startswith(b"PK\x03\x04"):
        raise Refused("type", extension=extension.upper())
    # Nothing before the first part (above), nothing after the last.
    if begins_as_pdf(data) or data[-LENGTH_OF_END:][:4] != END_OF_ARCHIVE:
        raise Refused("mixed")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_parts(archive.infolist(), len(data))
            check_kind(archive, extension)
            for part in archive.infolist():
                read_part(archive, part)
    # Python names neither the compressions it lacks nor all damages the same way.
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
    ) as error:
        raise Refused("damaged") from error


def check_parts(parts: list[zipfile.ZipInfo], size: int) -> None:
    """What the list of contents says, before anything is unpacked."""
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refused("locked")
    unpacked = sum(part.file_size for part in parts)
    # Parts that share their bytes are how the smallest bombs are made.
    overlap = sum(part.compress_size for part in parts) > size
    if len(parts) > MOST_PARTS or unpacked > min(MOST_UNPACKED, size * MOST_TIMES) or overlap:
        raise Refused("unpacked")
    names = [part.orig_filename for part in parts]
    if len({name.lower() for name in names}) < len(names) or any(map(leads_out, names)):
        raise Refused("paths")
    if any(RUNS.search(name) for name in names):
        raise Refused("active")
    if any(ARCHIVE.search(name) for name in names):
        raise Refused("attached")


def leads_out(name: str) -> bool:
    return (
        "\\" in name
        or ":" in name
        or not name.isprintable()
        or name.startswith("/")
        or ".." in PurePosixPath(name).parts
    )


def check_kind(archive: zipfile.ZipFile, extension: str) -> None:
    where, said = SAID[extension]
    try:
        content = archive.read(where).decode()
    except (KeyError, UnicodeDecodeError):
        content = ""
    fits = said in content if where == TYPES_PART else said == content.strip()
    if not fits:
        raise Refused("type", extension=extension.upper())


def read_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Unpack a part, which compares its checksum; `zipfile` stops at the size it was told."""
    with archive.open(part) as stream:
        if part.filename.lower().endswith(XML):
            check_xml(stream)
        else:
            while stream.read(1 << 16):
                pass
