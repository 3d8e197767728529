"""Files as someone with bad intent would send them: (what it is, its name, its content, reason)."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

OPEN_XML = "application/vnd.openxmlformats-officedocument."
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODT = "application/vnd.oasis.opendocument.text"


Parts = Mapping[str, bytes | str]


class Sample(NamedTuple):
    what: str
    name: str
    content: bytes
    reason: str = ""


def picture(kind: str = "PNG", size: tuple[int, int] = (20, 10), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()


def pdf(action: str = "", *, attached: bytes = b"", password: str = "") -> bytes:
    """A page; `action` is what happens on opening it, as the name of an action's type."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if attached:
        writer.add_attachment("a.exe", attached)
    if action:
        does = {"/S": NameObject(action), "/JS": TextStringObject("app.alert(1)")}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject(key): value for key, value in does.items()}
        )
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def package(parts: Parts, kept: tuple[str, ...] = ("mimetype",)) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name in kept else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return out.getvalue()


def docx(parts: Parts | None = None, kind: str = "wordprocessingml.document.main+xml") -> bytes:
    main = (
        f'<Types><Override PartName="/word/document.xml" ContentType="{OPEN_XML}{kind}"/></Types>'
    )
    return package({"[Content_Types].xml": main, "word/document.xml": "<w/>", **(parts or {})})


def odt(content: str = "<office/>", parts: Parts | None = None) -> bytes:
    return package({"mimetype": ODT, "content.xml": content, **(parts or {})})


def relationship(kind: str, target: str) -> str:
    return (
        f'<Relationships><Relationship Id="a" Type="{RELATIONSHIPS}/{kind}" '
        f'TargetMode="External" Target="{target}"/></Relationships>'
    )


def declared_size(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is huge."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def text_chunk(text: bytes) -> bytes:
    """A picture with a text among its own chunks, where every reader of PNG skips it."""
    chunk = b"tEXtComment\0" + text
    packed = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    whole = picture()
    return whole[:33] + packed + whole[33:]


def sharing_parts() -> bytes:
    """Many entries for the same bytes, as in the smallest bombs."""
    once = docx({"word/media/a": bytes(range(256)) * 200})
    place = once.index(b"PK\x01\x02")
    end = once.rindex(b"PK\x05\x06")
    entries = once[place:end]
    last = entries[entries.rindex(b"PK\x01\x02") :]
    more = b"".join(last.replace(b"media/a", b"media/" + bytes([98 + n])) for n in range(20))
    count = 3 + 20
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entries + more), place, 0)
    return once[:place] + entries + more + tail


def locked(data: bytes) -> bytes:
    """The same archive with every part said to be encrypted."""
    changed = bytearray(data)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 8] |= 1
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"<html><script>alert(1)</script></html>"
BOMB = b"\0" * 3_000_000
LAUGHS = '<!DOCTYPE a [<!ENTITY b "haha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
JPEG = picture("JPEG")

PICTURES = [
    Sample("SVG with a script", "a.svg", SVG, "extension"),
    Sample("SVG named as PNG", "a.png", SVG, "mixed"),
    Sample("HTML named as JPEG", "a.jpg", PAGE, "mixed"),
    Sample("GIF named as PNG", "a.png", picture("GIF"), "type"),
    Sample("PNG named as WebP", "a.webp", picture(), "type"),
    Sample("PostScript named as PNG", "a.png", b"%!PS-Adobe-3.0 EPSF-3.0\n(a) run", "type"),
    Sample("picture and archive in one", "a.jpg", JPEG + package({"a.class": b"x"}), "mixed"),
    Sample("picture and web page in one", "a.jpg", JPEG + PAGE, "mixed"),
    Sample("picture with PHP in a comment", "a.png", text_chunk(b"<?php system(1); ?>"), "mixed"),
    Sample("PDF behind a picture's first bytes", "a.jpg", JPEG[:20] + b"%PDF-1.7" + JPEG, "mixed"),
    Sample("PNG that says 60000 × 60000", "a.png", declared_size(60_000, 60_000), "pixels"),
    Sample("PNG that says 8000 × 8000", "a.png", declared_size(8_000, 8_000), "pixels"),
    Sample("picture cut short", "a.jpg", picture("JPEG", (200, 200))[:-200], "damaged"),
    Sample("nothing", "a.png", b"", "empty"),
    Sample("picture larger than may be", "a.png", picture() + b"\0" * (10 * 1024 * 1024), "size"),
    Sample("page before the last dot", "a.html.png", picture(), "name"),
    Sample("name that reads backwards", "a\u202egnp.exe.png", picture(), "name"),
]
DOCUMENTS = [
    Sample("HTML named as HTML", "a.html", PAGE, "extension"),
    Sample("program named as PDF", "a.pdf", b"MZ\x90\x00" + b"\0" * 200, "type"),
    Sample("HTML before a PDF", "a.pdf", PAGE + pdf(), "type"),
    Sample("archive behind a PDF", "a.pdf", pdf() + package({"a": "b"}), "mixed"),
    Sample("PDF with a script", "a.pdf", pdf("/JavaScript"), "active"),
    Sample("PDF with a script by another name", "a.pdf",
           pdf("/JavaScript").replace(b"/JavaScript", b"/J#61vaScript"), "active"),
    Sample("PDF that starts a program", "a.pdf", pdf("/Launch"), "active"),
    Sample("PDF that opens an attachment", "a.pdf", pdf("/GoToE"), "active"),
    Sample("PDF with a program attached", "a.pdf", pdf(attached=b"MZ"), "attached"),
    Sample("PDF under a password", "a.pdf", pdf(password="secret"), "locked"),
    Sample("PDF without pages", "a.pdf", b"%PDF-1.7\ntrailer<</Root 1 0 R>>\n%%EOF", "damaged"),
    Sample("ordinary archive named as DOCX", "a.docx", package({"a.txt": "b"}), "type"),
    Sample("spreadsheet named as DOCX", "a.docx",
           docx(kind="spreadsheetml.sheet.main+xml"), "type"),
    Sample("template named as DOCX", "a.docx",
           docx(kind="wordprocessingml.template.main+xml"), "type"),
    Sample("document with macros", "a.docx", docx({"word/vbaProject.bin": b"x"}), "active"),
    Sample("ODT with macros", "a.odt", odt(parts={"Basic/Standard/a.xml": "<a/>"}), "active"),
    Sample("ODT that runs a script", "a.odt",
           odt('<s:event-listener xmlns:s="urn:script"/>'), "active"),
    Sample("document with a program in it", "a.docx", docx({"word/a.exe": b"MZ"}), "active"),
    Sample("bomb of zeros", "a.docx", docx({"word/media/a": BOMB}), "unpacked"),
    Sample("bomb of parts that share bytes", "a.docx", sharing_parts(), "unpacked"),
    Sample("archive in an archive", "a.docx",
           docx({"word/inner.zip": package({"a": BOMB[:9999]})}), "attached"),
    Sample("document with a way out in its parts", "a.docx", docx({"../../a": "b"}), "paths"),
    Sample("document with an absolute path", "a.docx", docx({"/etc/cron.d/a": "b"}), "paths"),
    Sample("document under a password", "a.docx", locked(docx()), "locked"),
    Sample("document that fetches its template", "a.docx",
           docx({"word/_rels/s.xml.rels": relationship("attachedTemplate", "https://a.example/t")}),
           "outside"),
    Sample("ODT that fetches its picture", "a.odt",
           odt('<image xmlns:x="http://www.w3.org/1999/xlink" x:href="//a.example/p"/>'),
           "outside"),
    Sample("XML of a billion laughs", "a.docx", docx({"word/laughs.xml": LAUGHS}), "entities"),
    Sample("page behind a document", "a.docx", docx() + PAGE, "mixed"),
    Sample("formula in a table", "a.csv", b"name;sum\na;=cmd|' /C calc'!A0", "formula"),
    Sample("formula behind a quote", "a.csv", b'name,sum\n"a","+HYPERLINK(""x"")"', "formula"),
    Sample("program named as CSV", "a.csv", b"a\x00b", "type"),
    Sample("page named as CSV", "a.csv", PAGE, "mixed"),
]  # fmt: skip
