"""The file of a translated page: as readers see it, or put together where it is behind."""

import difflib
from collections import defaultdict
from typing import Any

from wagtail_localize.models import StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from portal.models import PortalPage
from portal.translation import CARRIED

from .files import PageFile, page_file_name
from .links import Links
from .load_adapted import link_of
from .pages import FieldFault, encode_page, lay_texts
from .registry import needs_type


def english_file(page: PortalPage, original: PortalPage | None, links: Links) -> PageFile:
    """The file of a page that is not in the first language.

    Adapted pages are written whole. So is one whose original readers do not see: there is
    nothing published that its texts could stand beside.
    """
    if original is None or not original.live:
        return whole_file(page, links, adapted=True)
    link = link_of(original, page.locale)
    status = getattr(page, "translation_status", None)
    behind = bool(status and status.behind_since)
    if link is None or not link.enabled:
        # `outdated` of a page of its own is the whole page: `*`.
        return whole_file(page, links, adapted=True, outdated=["*"] if behind else [])
    file = PageFile(
        name=page_file_name(page.content_kind, page.key, page.locale.language_code),
        key=page.key,
        kind=page.content_kind,
        type_name=page._meta.label if needs_type(type(page)) else None,
        locale=page.locale.language_code,
        document=encode_page(page, links, texts_only=True),
        published=page.live,
    )
    if behind or not page.live or not lies_over(file, original, links):
        assembled = Assembled(original, page)
        file.document = encode_page(assembled.page, links, texts_only=True)
        file.outdated, file.missing = assembled.outdated, assembled.missing
    return file


def lies_over(file: PageFile, original: PortalPage, links: Links) -> bool:
    """Whether the page that readers see has the structure of its original."""
    try:
        lay_texts(type(original).objects.get(pk=original.pk), file.document, links)
    except FieldFault:
        return False
    return True


class Assembled:
    """A translation in the structure of its published original, whatever has been translated.

    A text made of an earlier wording keeps its place (`outdated`); where there is none the
    original stands in (`missing`). Both name texts as a page file does: `body#3`.
    """

    def __init__(self, original: PortalPage, translation: PortalPage):
        self.outdated: list[str] = []
        self.missing: list[str] = []
        rows = StringTranslation.objects.filter(
            locale_id=translation.locale_id, context__object_id=original.translation_key
        ).select_related("translation_of", "context")
        self.by_text: dict[tuple[str, str], StringTranslation] = {}
        self.by_path: dict[str, list[StringTranslation]] = defaultdict(list)
        for row in rows.order_by("pk"):
            self.by_text[row.context.path, row.translation_of.data] = row
            self.by_path[row.context.path].append(row)
        segments = list(extract_segments(original))
        self.current = {
            (value.path, value.string.data)
            for value in segments
            if isinstance(value, StringSegmentValue)
        }
        counts: dict[str, int] = defaultdict(int)
        for value in segments:
            if isinstance(value, StringSegmentValue):
                field = value.path.split(".")[0]
                counts[field] += 1
                value.string = self.english(value, f"{field}#{counts[field]}")
        self.page = type(original).objects.get(pk=original.pk)
        ingest_segments(original, self.page, original.locale, translation.locale, segments)
        self.page.slug = translation.slug

    def english(self, value: StringSegmentValue, place: str) -> StringValue:
        row = self.by_text.get((value.path, value.string.data))
        if row is not None and not row.has_error:
            if row.tool_name == CARRIED:
                self.outdated.append(place)
            return StringValue(row.data)
        earlier = self.earlier(value)
        if earlier is None:
            self.missing.append(place)
            return value.string
        self.outdated.append(place)
        return StringValue(earlier.data)

    def earlier(self, value: StringSegmentValue) -> StringTranslation | None:
        """The translation of the most similar earlier wording in the same place."""
        links = value.string.data.count("<a ")
        candidates = [
            row
            for row in self.by_path[value.path]
            if (value.path, row.translation_of.data) not in self.current
            and row.data.count("<a ") == links
        ]
        if not candidates:
            return None
        best = max(candidates, key=lambda row: likeness(row.translation_of.data, value.string.data))
        self.by_path[value.path].remove(best)
        return best


def likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def whole_file(page: PortalPage, links: Links, **header: Any) -> PageFile:
    if not page.live and page.latest_revision_id:
        page = page.get_latest_revision_as_object()
    code = page.locale.language_code
    return PageFile(
        name=page_file_name(page.content_kind, page.key, code),
        key=page.key,
        kind=page.content_kind,
        type_name=page._meta.label if needs_type(type(page)) else None,
        locale=code,
        document=encode_page(page, links),
        published=page.live,
        **header,
    )
