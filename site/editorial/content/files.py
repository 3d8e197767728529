"""Page files on disk: where they lie, and how a page file is taken apart and put together."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .problems import Report
from .yaml_text import Located, YamlFault, read_yaml, write_yaml

FOLDERS = {"model": "models", "guide": "guides", "case": "cases"}
HEADER = ("key", "kind", "type", "locale", "adapted", "published", "outdated", "missing")


@dataclass
class PageFile:
    """A page file: header, document and where each value stands.

    `adapted`: a translation that is a page of its own, with every field. `published`: false for a
    page that readers do not see. `outdated` and `missing` name texts of a translation, as `body#3`
    for the third text of the body: made of an earlier wording, or not translated at all.
    """

    name: str
    key: str
    kind: str
    type_name: str | None
    locale: str
    document: dict[str, Any]
    located: Located = field(default_factory=lambda: Located(None))
    body_line: int = 0
    adapted: bool = False
    published: bool = True
    outdated: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    digest: str = ""

    def line(self, path: tuple, within: int | None = None) -> int:
        """Line (1-based) of a field, or of a place `within` its text."""
        if path and path[0] == "body":
            return self.body_line + (within or 0)
        start = self.located.line(path)
        return start + within + 1 if within is not None else start


def folder_of(kind: str) -> str:
    return FOLDERS.get(kind, "pages")


def page_file_name(kind: str, key: str, locale: str) -> str:
    return f"{folder_of(kind)}/{key}.{locale}.md"


def read_page_files(root: Path, report: Report) -> list[PageFile]:
    files = []
    for folder in sorted({*FOLDERS.values(), "pages"}):
        for path in sorted((root / folder).glob("*.md")):
            page_file = read_page_file(path, f"{folder}/{path.name}", report)
            if page_file:
                files.append(page_file)
    return files


def read_text(path: Path, name: str, report: Report) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        report.add(name, path.read_bytes()[: error.start].count(b"\n") + 1, "", "not UTF-8 text")
    except OSError as error:
        report.add(name, 0, "", f"cannot be read: {error.strerror}")
    return None


def read_page_file(path: Path, name: str, report: Report) -> PageFile | None:
    text = read_text(path, name, report)
    if text is None:
        return None
    lines = text.split("\n")
    if lines[0] != "---" or "---" not in lines[1:]:
        report.add(name, 1, "", "a page file begins with front matter between two lines of ---")
        return None
    end = lines.index("---", 1)
    try:
        located = read_yaml("\n".join(lines[1:end]), first_line=2)
    except YamlFault as fault:
        report.add(name, fault.line, "", f"the front matter is not YAML: {fault}")
        return None
    data = located.data
    if not isinstance(data, dict):
        report.add(name, 2, "", "the front matter has no fields")
        return None
    document = {key: value for key, value in data.items() if key not in HEADER}
    body = "\n".join(lines[end + 1 :]).strip("\n")
    leading = next((n for n, line in enumerate(lines[end + 1 :]) if line.strip()), 0)
    if body:
        document["body"] = body
    page_file = PageFile(
        name=name,
        key=str(data.get("key", "")),
        kind=str(data.get("kind", "")),
        type_name=data.get("type"),
        locale=str(data.get("locale", "")),
        document=document,
        located=located,
        body_line=end + 2 + leading,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )
    read_header(page_file, data, report)
    expected = page_file_name(page_file.kind, page_file.key, page_file.locale)
    if name != expected:
        report.add(name, 2, "key", f"by its key, kind and locale the file should be {expected}")
        return None
    return page_file


def read_header(page_file: PageFile, data: dict[str, Any], report: Report) -> None:
    """The header fields that are not needed to name the file."""
    for name in ("adapted", "published"):
        value = data.get(name, getattr(page_file, name))
        if isinstance(value, bool):
            setattr(page_file, name, value)
        else:
            report.add(
                page_file.name, page_file.line((name,)), name, "true or false is wanted here"
            )
    for name in ("outdated", "missing"):
        value = data.get(name, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            setattr(page_file, name, value)
        else:
            message = "a list of texts, as body#3, is wanted here"
            report.add(page_file.name, page_file.line((name,)), name, message)


def write_page_file(page_file: PageFile) -> str:
    """The canonical text of a page file."""
    header: dict[str, Any] = {"key": page_file.key, "kind": page_file.kind}
    if page_file.type_name:
        header["type"] = page_file.type_name
    header["locale"] = page_file.locale
    if page_file.adapted:
        header["adapted"] = True
    if not page_file.published:
        header["published"] = False
    for name in ("outdated", "missing"):
        if getattr(page_file, name):
            header[name] = getattr(page_file, name)
    fields = {name: value for name, value in page_file.document.items() if name != "body"}
    body = page_file.document.get("body", "")
    front = write_yaml(header | fields)
    return f"---\n{front}---\n" + (f"\n{body}\n" if body else "")
