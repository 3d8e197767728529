"""What a PDF, DOCX or ODT lacks for those who hear it: title, language, headings.

Tables (XLSX, ODS, CSV) are not looked into: they have no headings, and most name no language. The
form of a document says so (`portal.document_form`).
"""

import io
import zipfile
from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from docx import Document
from lxml import etree

from portal.models import SiteDocument
from portal.uploads import Refused, pdf_lacks

from .models import DocumentCheck


class Lack(models.TextChoices):
    TITLE = "title", _("no title")
    LANGUAGE = "language", _("no language")
    HEADINGS = "headings", _("no headings")
    UNREADABLE = "unreadable", _("cannot be read")


def docx_lacks(data: bytes) -> list[str]:
    document = Document(io.BytesIO(data))
    properties = document.core_properties
    spoken = document.styles.element.xpath("//w:lang/@w:val")
    has = {
        Lack.TITLE: bool((properties.title or "").strip()),
        Lack.LANGUAGE: bool(spoken or (properties.language or "").strip()),
        Lack.HEADINGS: any(is_heading(one) for one in document.paragraphs),
    }
    return [str(lack) for lack, there in has.items() if not there]


def is_heading(paragraph) -> bool:
    """By the built-in styles, whose names are English in every file."""
    name = paragraph.style.name if paragraph.style else ""
    return name == "Title" or name.startswith("Heading")


ODT_NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
# Where each stands in an ODT; a language is given to the styles, or to the whole in its own words.
ODT_PLACES = {
    Lack.TITLE: [("meta.xml", "string(//dc:title)")],
    Lack.LANGUAGE: [
        ("styles.xml", "string(//@fo:language[. != 'none' and . != 'zxx'])"),
        ("meta.xml", "string(//dc:language)"),
    ],
    Lack.HEADINGS: [("content.xml", "string(//text:h)")],
}


def odt_lacks(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {
            name: etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False))
            for name in ("content.xml", "meta.xml", "styles.xml")
            if name in archive.namelist()
        }
    return [
        str(lack)
        for lack, places in ODT_PLACES.items()
        if not any(
            parts[part].xpath(path, namespaces=ODT_NAMES).strip()
            for part, path in places
            if part in parts
        )
    ]


READERS = {"docx": docx_lacks, "odt": odt_lacks, "pdf": pdf_lacks}


def lacking(documents: Iterable[SiteDocument]) -> dict[int, list[Lack]]:
    """Primary key of each document that lacks something → what. Files are read once."""
    asked = [one for one in documents if one.file_extension.lower() in READERS]
    known = {
        check.file_hash: check.lacks
        for check in DocumentCheck.objects.filter(file_hash__in={one.file_hash for one in asked})
    }
    found = {}
    for document in asked:
        key = document.file_hash
        if key not in known or not key:
            known[key] = read(document)
            if key:
                DocumentCheck.objects.get_or_create(file_hash=key, defaults={"lacks": known[key]})
        if known[key]:
            found[document.pk] = [Lack(name) for name in known[key]]
    return found


def read(document: SiteDocument) -> list[str]:
    try:
        with document.open_file() as file:
            return READERS[document.file_extension.lower()](file.read())
    # Whatever the libraries stumble on, the editor is told and the others are read.
    except (Refused, Exception):
        return [str(Lack.UNREADABLE)]
