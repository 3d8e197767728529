"""Content as the checks see it: page files and record entries, from disk or from the site."""

import tempfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings

from ..content.entries import Entry, read_entries
from ..content.export import export
from ..content.files import PageFile, read_page_files
from ..content.manifest import Place, read_manifest
from ..content.problems import Report
from ..content.records import KINDS
from ..content.yaml_text import Located
from .texts import Text, page_texts


@dataclass
class Content:
    """Everything that is checked. `records`: by kind, (place in the file, entry), and lines."""

    pages: list[PageFile]
    places: list[Place]
    records: dict[str, tuple[list[tuple[int, Entry]], Located]] = field(default_factory=dict)

    @cached_property
    def texts(self) -> dict[str, list[Text]]:
        """The texts of each page, by file name."""
        return {page.name: list(page_texts(page)) for page in self.pages}

    def entries(self, kind: str) -> dict[str, Entry]:
        return {entry["key"]: entry for _index, entry in self.records[kind][0]}

    def line(self, kind: str, index: int, *path: Any) -> int:
        return self.records[kind][1].line((index, *path))

    @cached_property
    def originals(self) -> dict[str, PageFile]:
        first = settings.LANGUAGES[0][0]
        return {page.key: page for page in self.pages if page.locale == first}


def read_content(root: Path, report: Report) -> Content:
    """Content files; what cannot be read is told in the report."""
    records = {kind.name: read_entries(root, kind.file, "key", report) for kind in KINDS}
    return Content(read_page_files(root, report), read_manifest(root, report), records)


def site_content() -> Content:
    """The content of the site as it stands, in the form of its export."""
    with tempfile.TemporaryDirectory() as folder:
        export(Path(folder))
        return read_content(Path(folder), Report())
