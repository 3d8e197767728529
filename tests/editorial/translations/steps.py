"""The moves an editor makes, for tests of what becomes of the translation."""

import json

from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from portal.translation import CARRIED, missing_texts


def fresh(page: Page) -> Page:
    return type(page).objects.get(pk=page.pk)


def publish(page: Page, **fields) -> Page:
    page = fresh(page)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return fresh(page)


def blocks(page: Page, name: str = "body") -> list[dict]:
    return [dict(block) for block in getattr(fresh(page), name).raw_data]


def with_blocks(page: Page, raw: list[dict], name: str = "body"):
    return page._meta.get_field(name).to_python(json.dumps(raw))


def publish_blocks(page: Page, raw: list[dict], name: str = "body") -> Page:
    return publish(page, **{name: with_blocks(page, raw, name)})


def link_of(translated: Page) -> Translation:
    return Translation.objects.select_related("source", "target_locale").get(
        source__object_id=translated.translation_key, target_locale_id=translated.locale_id
    )


def waiting(translated: Page) -> int:
    """How many texts wait for a translator."""
    return missing_texts(link_of(translated))


def untranslated(translated: Page) -> int:
    """How many texts have nothing to show in the translation."""
    link = link_of(translated)
    rows = StringTranslation.objects.filter(has_error=False).exclude(data="")
    known = set(rows.values_list("translation_of_id", "context_id"))
    segments = StringSegment.objects.filter(source=link.source)
    return len(set(segments.values_list("string_id", "context_id")) - known)


def carried(translated: Page) -> list[str]:
    link = link_of(translated)
    current = StringSegment.objects.filter(source=link.source).order_by("order")
    rows = StringTranslation.objects.filter(tool_name=CARRIED)
    by_slot = {(row.translation_of_id, row.context_id): row.data for row in rows}
    found = [by_slot.get((s.string_id, s.context_id)) for s in current]
    return [text for text in found if text]


def shown(page: Page) -> str:
    """Everything that readers of a page are served, as one string."""
    page = fresh(page)
    return " ".join(
        str(page._meta.get_field(name).value_from_object(page)) for name in page.content_fields
    )


def translate_text(translated: Page, original: str, english: str, tool_name: str = "") -> None:
    link = link_of(translated)
    segment = StringSegment.objects.get(source=link.source, string__data=original)
    row = StringTranslation.objects.filter(
        translation_of=segment.string, context=segment.context, locale=link.target_locale
    ).first() or StringTranslation(
        translation_of=segment.string, context=segment.context, locale=link.target_locale
    )
    row.data, row.tool_name, row.has_error = english, tool_name, False
    row.save()
