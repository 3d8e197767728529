"""XLIFF 2.0 (OASIS): one file element a translation, one unit a text.

Markup inside a text is written as text: the translator sees `<b>` and `<a id="a1">` as the
translation editor shows them. Reading uses defusedxml: no entities, no outside references.
"""

import io
from xml.etree import ElementTree
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from .units import BadFileError, Fault, Unit, as_text, units_of

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"


def write_xliff(link: Translation) -> bytes:
    root = ElementTree.Element(
        "xliff",
        xmlns=NAMESPACE,
        version="2.0",
        srcLang=link.source.locale.language_code,
        trgLang=link.target_locale.language_code,
    )
    file = ElementTree.SubElement(root, "file", id=str(link.uuid))
    for number, unit in enumerate(units_of(link), start=1):
        element = ElementTree.SubElement(file, "unit", id=f"u{number}", name=unit.path)
        state = "translated" if unit.target and not unit.unsure else "initial"
        segment = ElementTree.SubElement(element, "segment", state=state)
        ElementTree.SubElement(segment, "source").text = unit.source
        if unit.target:
            ElementTree.SubElement(segment, "target").text = unit.target
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def read_xliff(content: bytes) -> tuple[str, list[Unit]]:
    """The id of the translation that a file was made for, and its texts. Raises BadFileError."""
    as_text(content)
    reader = Reader()
    parser = make_parser()
    parser.setFeature(feature_namespaces, True)
    parser.forbid_dtd = True
    parser.setContentHandler(reader)
    try:
        parser.parse(io.BytesIO(content))
    except DefusedXmlException as error:
        reason = _("document types and entities are not allowed.")
        raise BadFileError(Fault(parser.getLineNumber() or 1, reason)) from error
    except SAXParseException as error:
        reason = _("this is not valid XML.")
        raise BadFileError(Fault(error.getLineNumber() or 1, reason)) from error
    except (SAXException, UnicodeError, ValueError, LookupError) as error:
        raise BadFileError(Fault(0, _("This is not an XLIFF file."))) from error
    if not reader.is_xliff:
        raise BadFileError(Fault(0, _("This is not an XLIFF 2.0 file.")))
    return reader.translation, reader.units


class Reader(ContentHandler):
    """Collects units; inline elements inside a text are refused, since ours has none."""

    def __init__(self) -> None:
        super().__init__()
        self.is_xliff = False
        self.translation = ""
        self.units: list[Unit] = []
        self.path: str | None = None
        self.line = 0
        self.state = ""
        self.texts: dict[str, str] = {}
        self.open: str | None = None

    def startElementNS(self, name, qname, attrs):  # noqa: N802 - SAX's name
        space, tag = name
        values = {key[1]: value for key, value in attrs.items()}
        line = self._locator.getLineNumber()
        if tag == "xliff":
            self.is_xliff = space == NAMESPACE
        elif tag == "file":
            self.translation = self.translation or values.get("id", "")
        elif tag == "unit":
            self.path, self.line, self.texts, self.state = values.get("name"), line, {}, ""
            if self.path is None:
                raise BadFileError(Fault(line, _("the unit has no name.")))
        elif tag == "segment":
            self.state = values.get("state", "translated")
        elif self.open:
            raise BadFileError(Fault(line, _("there is an element inside a text.")))
        elif tag in {"source", "target"}:
            self.open = tag
            self.texts[tag] = ""

    def characters(self, content):
        if self.open:
            self.texts[self.open] += content

    def endElementNS(self, name, qname):  # noqa: N802 - SAX's name
        if name[1] == self.open:
            self.open = None
        elif name[1] == "unit":
            unsure = self.state == "initial"
            texts = (self.texts.get("source", ""), self.texts.get("target", ""))
            self.units.append(Unit(self.path or "", *texts, unsure, self.line))
