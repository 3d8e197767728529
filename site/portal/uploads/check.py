"""What holds for every file, and which reader looks at the rest."""

import unicodedata
from collections.abc import Collection
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import File

from .images import check_picture
from .packages import check_package
from .pdf import check_pdf
from .refusal import Refused
from .tables import check_table

MEGABYTE = 1024 * 1024
READERS = {
    "csv": check_table,
    "docx": check_package,
    "ods": check_package,
    "odt": check_package,
    "pdf": check_pdf,
    "xlsx": check_package,
}
# What a server or a desktop might act on when it stands before the last dot.
RUN = {"asp", "aspx", "bat", "cgi", "cmd", "com", "exe", "htm", "html", "hta", "jar", "js", "jsp",
       "lnk", "php", "phtml", "ps1", "py", "scr", "sh", "svg", "vbs", "xhtml", "xml"}  # fmt: skip


def check_image(file: File, name: str) -> None:
    """Raise Refused unless the file is the picture that its name says."""
    extension = extension_of(name, settings.WAGTAILIMAGES_EXTENSIONS)
    check_picture(content(file, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE), extension)


def check_document(file: File, name: str) -> None:
    """Raise Refused unless the file is the document that its name says."""
    extension = extension_of(name, settings.WAGTAILDOCS_EXTENSIONS)
    READERS[extension](content(file, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE), extension)


def extension_of(name: str, known: Collection[str]) -> str:
    hidden = any(unicodedata.category(sign) in {"Cc", "Cf"} for sign in name)
    *before, last = [suffix[1:].lower() for suffix in PurePath(name).suffixes] or [""]
    if hidden or RUN & set(before):
        raise Refused("name")
    if last not in known:
        raise Refused("extension", extensions=", ".join(known))
    return last


def content(file: File, most: int) -> bytes:
    """The whole file, when it is no larger than it may be; the file is left at its start."""
    if file.size > most:
        raise Refused("size", most=most // MEGABYTE)
    file.seek(0)
    read = file.read()
    file.seek(0)
    if not read:
        raise Refused("empty")
    return read
