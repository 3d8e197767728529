"""Keep translated texts in place when their original is renewed.

wagtail-localize hangs a translation on the pair of a text and its place. When either changes the
translation stays in the database, but the page shows the original's language instead. Here it
follows: the same text in another place of the page is used as it is, and a text that was reworded
keeps its earlier translation, marked as outdated.
"""

from collections import defaultdict
from collections.abc import Iterable

from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue, validate_translation_links

from portal.translation import CARRIED

from .sentences import TAG, carry

Slot = tuple[int, int]


def segments_of(source: TranslationSource) -> list[StringSegment]:
    """The texts of a source in reading order, with their places."""
    return list(
        StringSegment.objects.filter(source=source)
        .select_related("string", "context")
        .order_by("order")
    )


def slot(segment: StringSegment) -> Slot:
    return segment.string_id, segment.context_id


def keep_translations(source: TranslationSource, before: Iterable[StringSegment]) -> None:
    """Fill what a renewed source lacks from what it had `before`, in each target language."""
    after = segments_of(source)
    if {slot(segment) for segment in after} == {slot(segment) for segment in before}:
        return
    for link in Translation.objects.filter(source=source).select_related("target_locale"):
        Keeper(link, list(before), after).keep()


class Keeper:
    """One renewal in one language."""

    def __init__(self, link: Translation, before: list[StringSegment], after: list[StringSegment]):
        self.link = link
        self.before = before
        self.rows: dict[Slot, StringTranslation] = {}
        self.by_string: dict[int, StringTranslation] = {}
        rows = StringTranslation.objects.filter(
            locale=link.target_locale, context__object_id=link.source.object_id
        )
        for row in rows.order_by("updated_at", "pk"):
            self.rows[row.translation_of_id, row.context_id] = row
            if usable(row) and row.tool_name != CARRIED:
                self.by_string[row.translation_of_id] = row
        self.missing = [segment for segment in after if not usable(self.rows.get(slot(segment)))]
        self.after = after

    def keep(self) -> None:
        for segment in self.missing:
            same = self.by_string.get(segment.string_id)
            if same:
                self.write(segment, same.data, same, same.tool_name)
        self.missing = [s for s in self.missing if not usable(self.rows.get(slot(s)))]
        old = by_field(self.before)
        new = by_field(self.after)
        for field in {field_of(segment) for segment in self.missing}:
            self.carry_field(old[field], new[field])

    def carry_field(self, old: list[StringSegment], new: list[StringSegment]) -> None:
        """Pair the field's texts as they stood with those that stand now, and carry."""
        pairs = [
            (segment.string.data, row.data)
            for segment in old
            if usable(row := self.rows.get(slot(segment)))
        ]
        carried = carry(pairs, [segment.string.data for segment in new])
        wanting = {id(segment) for segment in self.missing}
        for segment, text in zip(new, carried, strict=True):
            if text and id(segment) in wanting:
                fitting = fit(segment.string.data, text)
                origin = self.origin(old, text)
                self.write(segment, fitting, origin, CARRIED)

    def origin(self, old: list[StringSegment], text: str) -> StringTranslation | None:
        rows = (self.rows.get(slot(segment)) for segment in old)
        return next((row for row in rows if row and row.data == text), None)

    def write(
        self,
        segment: StringSegment,
        data: str,
        origin: StringTranslation | None,
        tool_name: str,
    ) -> None:
        row, _created = StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=self.link.target_locale,
            defaults={
                "data": data,
                "translation_type": origin.translation_type if origin else "manual",
                "tool_name": tool_name,
                "last_translated_by_id": origin.last_translated_by_id if origin else None,
                "has_error": False,
                "field_error": "",
            },
        )
        self.rows[slot(segment)] = row


def usable(row: StringTranslation | None) -> bool:
    """Whether wagtail-localize would show this translation; it skips empty and faulty ones."""
    return bool(row and row.data and not row.has_error)


def field_of(segment: StringSegment) -> str:
    return segment.context.path.split(".")[0]


def by_field(segments: Iterable[StringSegment]) -> dict[str, list[StringSegment]]:
    fields: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in segments:
        fields[field_of(segment)].append(segment)
    return fields


def fit(original: str, translation: str) -> str:
    """A carried translation without links that the new original does not have.

    wagtail-localize refuses a link whose id the original lacks, and would then show the original.
    """
    return translation if is_sound(original, translation) else TAG.sub("", translation)


def is_sound(original: str, translation: str) -> bool:
    """Whether wagtail-localize takes the HTML and the links of a translation."""
    try:
        StringValue.from_translated_html(translation)
        validate_translation_links(original, translation)
    except ValueError:
        return False
    return True
