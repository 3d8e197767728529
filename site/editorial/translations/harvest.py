"""Bring what an editor wrote on an adapted page back into its translation."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.text import capfirst
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue, validate_translation_links

from portal.translation import CARRIED

from .keeping import Slot, segments_of, slot
from .models import Adaptation


@dataclass
class Harvest:
    """What going back to translation keeps and what it cannot: texts and fields by name."""

    kept: list[tuple[StringSegment, str]] = field(default_factory=list)
    outdated: set[Slot] = field(default_factory=set)
    lost_texts: list[str] = field(default_factory=list)
    lost_fields: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return not self.lost_texts and not self.lost_fields


def texts_of(page: Page) -> dict[str, list[str]]:
    """A page's texts by path, in reading order."""
    texts: dict[str, list[str]] = defaultdict(list)
    for value in extract_segments(page):
        if isinstance(value, StringSegmentValue):
            texts[value.path].append(value.string.data)
    return texts


def look(link: Translation) -> Harvest:
    """What harvesting a page's latest version would keep and lose; writes nothing."""
    page = link.get_target_instance().get_latest_revision_as_object()
    written = texts_of(page)
    wanted: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in segments_of(link.source):
        wanted[segment.context.path].append(segment)
    known = set(
        StringTranslation.objects.filter(
            locale=link.target_locale, context__object_id=link.source.object_id
        ).values_list("data", flat=True)
    )
    result = Harvest(lost_fields=own_values(page, link))
    adaptation = Adaptation.objects.filter(page_id=page.pk).first()
    former = {tuple(pair) for pair in adaptation.texts} if adaptation else None
    for path, texts in written.items():
        segments = wanted.get(path, [])
        pairs = list(zip(segments, texts, strict=False)) if len(segments) == len(texts) else []
        kept = [(segment, text) for segment, text in pairs if fits(segment, text)]
        result.kept += kept
        held = {text for _segment, text in kept} | known
        result.lost_texts += [text for text in texts if text not in held]
        if former is not None:
            result.outdated |= {
                slot(segment)
                for segment, _text in kept
                if (path, segment.string.data) not in former
            }
    return result


def fits(segment: StringSegment, text: str) -> bool:
    """Whether a text can be the translation of a segment: links it does not have cannot follow."""
    try:
        StringValue.from_translated_html(text)
        validate_translation_links(segment.string.data, text)
    except ValueError:
        return False
    return True


def own_values(page: Page, link: Translation) -> list[str]:
    """Names of the fields that follow the original in a translation, but were changed here."""
    original = link.source.as_instance()
    names = []
    for followed in type(page).translatable_fields:
        if not isinstance(followed, SynchronizedField):
            continue
        model_field = page._meta.get_field(followed.field_name)
        values = [model_field.value_from_object(version) for version in (page, original)]
        if values[0] != values[1]:
            names.append(str(capfirst(model_field.verbose_name)))
    return names


def gather(link: Translation, user=None) -> Harvest:
    """Write an adapted page's texts as translations; what they replace is archived.

    A text whose original has changed since the page was adapted is marked as outdated.
    """
    result = look(link)
    rows = StringTranslation.objects.filter(
        locale=link.target_locale, context__object_id=link.source.object_id
    )
    known = {(row.translation_of_id, row.context_id): row for row in rows}
    for segment, text in result.kept:
        row = known.get(slot(segment))
        if text == (row.data if row else segment.string.data):
            continue
        row = row or StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=link.target_locale,
        )
        row.data = text
        row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
        row.tool_name = CARRIED if slot(segment) in result.outdated else ""
        row.last_translated_by = user
        row.has_error, row.field_error = False, ""
        row.save()
    return result
