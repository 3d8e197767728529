"""The XML inside office documents: no entities, nothing that runs or is fetched."""

import re
from typing import IO
from xml.parsers import expat

from .refusal import Refused

# Elements of Open XML and OpenDocument that start something when the file is opened.
RUNS = {"ddeLink", "oleLink", "OLEObject", "control", "event-listener", "script", "dde-source"}
# In OpenDocument these show what their address names; a link (`a`) is only followed by a person.
SHOWS = {"image", "object", "object-ole", "plugin", "applet", "floating-frame", "section-source",
         "table-source", "cell-range-source", "fill-image"}  # fmt: skip
HREF = "http://www.w3.org/1999/xlink href"
REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]+:)?(?://|\\\\)|[a-z][a-z0-9+.-]+:", re.IGNORECASE)
# Word notes the template on the author's own disk in nearly every document.
OWN_DISK = re.compile(r"(?:file:///)?[a-z]:[\\/]", re.IGNORECASE)


def check_xml(stream: IO[bytes]) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = check_element
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise Refused("damaged") from error


def refuse_doctype(*_declaration: object) -> None:
    raise Refused("entities")


def check_element(name: str, attributes: dict[str, str]) -> None:
    local = name.rpartition(" ")[2]
    if local in RUNS:
        raise Refused("active")
    if local == "Relationship" and attributes.get("TargetMode") == "External":
        link = attributes.get("Type", "").endswith("/hyperlink")
        shown = "" if link else attributes.get("Target", "")
    else:
        shown = attributes.get(HREF, "") if local in SHOWS else ""
    if REMOTE.match(shown) and not OWN_DISK.match(shown):
        raise Refused("outside")
