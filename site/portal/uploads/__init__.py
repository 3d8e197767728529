"""Uploaded files are hostile until their content says otherwise.

A name and a content type are what the sender claims. Here the content itself is read, within
limits of size, pixels, unpacked bytes and time, and must be what the name says and nothing else
besides. What is refused gets its reason; nothing is repaired, so a file that is taken is stored
byte for byte. The models call this (`portal.models.media`), and with them every way in: the forms
of Wagtail, its choosers, its multiple upload, and the loader of content files.
"""

from .check import check_document, check_image
from .pdf import pdf_lacks
from .refusal import Refused

__all__ = ["Refused", "check_document", "check_image", "pdf_lacks"]
