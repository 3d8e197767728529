"""Signs of another kind of file inside one: a file that is two things at once is neither."""

import io
import re
import zipfile

# Long enough that compressed pixels do not hold them by chance.
MARKUP = re.compile(rb"<(?:script|html|iframe|!doctype)[\s>/]|<\?php|javascript:", re.IGNORECASE)
# Readers of PDF look for its beginning this far into a file.
PDF_WITHIN = 1024


def is_archive(data: bytes) -> bool:
    """Whether unpackers would find an archive in this, wherever it begins."""
    return zipfile.is_zipfile(io.BytesIO(data))


def has_markup(data: bytes) -> bool:
    return MARKUP.search(data) is not None


def begins_as_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:PDF_WITHIN]
