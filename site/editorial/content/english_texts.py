"""The texts of a translation, each beside its original, as wagtail-localize tells them apart."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from wagtail_localize.models import StringSegment, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from portal.models import PortalPage

from .files import PageFile
from .links import Links
from .pages import FieldFault, lay_texts


@dataclass
class Text:
    """One text of a page: where it stands, its original, and what the file says in English.

    `number` counts the texts of a field from 1, as `outdated: [body#3]` in a file does.
    """

    field: str
    number: int
    path: str
    segment: StringSegment
    english: str

    @property
    def place(self) -> str:
        return f"{self.field}#{self.number}"


def string_values(page: PortalPage) -> list[StringSegmentValue]:
    return [value for value in extract_segments(page) if isinstance(value, StringSegmentValue)]


def texts_of(source: TranslationSource, file: PageFile, links: Links) -> list[Text]:
    """Every text of a file beside its original. Raises FieldFault where the structures differ."""
    original = source.as_instance()
    english: dict[str, list[StringSegmentValue]] = defaultdict(list)
    for value in string_values(lay_texts(source.as_instance(), file.document, links)):
        english[value.path].append(value)
    swedish: dict[str, list[StringSegmentValue]] = defaultdict(list)
    for value in string_values(original):
        swedish[value.path].append(value)
    segments: dict[str, list[StringSegment]] = defaultdict(list)
    queryset = StringSegment.objects.filter(source=source).select_related("string", "context")
    for segment in queryset.order_by("order"):
        segments[segment.context.path].append(segment)
    texts: list[Text] = []
    counts: dict[str, int] = defaultdict(int)
    for path, group in segments.items():
        field, given = path.split(".")[0], english[path]
        if len(given) != len(group):
            raise FieldFault((field,), f"{len(group)} texts in the original, {len(given)} here")
        for segment, there, here in zip(group, swedish[path], given, strict=True):
            counts[field] += 1
            data = with_links_of(there, here, field)
            texts.append(Text(field, counts[field], path, segment, data))
    return texts


def with_links_of(original: StringSegmentValue, english: StringSegmentValue, field: str) -> str:
    """English text whose links are numbered as the original's, found by where they lead.

    wagtail-localize keeps a link as a number and takes its address from the original: numbered in
    the order of the English sentence, two links would lead to each other's pages.
    """
    theirs: dict[str, Any] = dict(original.attrs or {})
    renamed: dict[str, str] = {}
    for name, attributes in (english.attrs or {}).items():
        same = next((key for key, value in theirs.items() if value == attributes), None)
        if same is None:
            leads = attributes.get("href") or "another page"
            raise FieldFault((field,), f"a link leads where none in the original does: {leads}")
        renamed[name] = same
        del theirs[same]
    data = english.string.data
    return re.sub(r'\bid="(\w+)"', lambda match: f'id="{renamed.get(match[1], match[1])}"', data)
