"""A translated page is never published with texts that stand in the original's language."""

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import ngettext
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .keeping import segments_of, slot, usable
from .sentences import TAG


class UntranslatedTextsError(ValidationError):
    """Publishing was refused; the message names the texts."""

    def __init__(self, texts: list[str]):
        self.texts = texts
        shown = ", ".join(f"“{Truncator(TAG.sub('', text)).chars(60)}”" for text in texts[:3])
        message = ngettext(
            "Not published: %(count)d text has no translation yet: %(texts)s.",
            "Not published: %(count)d texts have no translation yet: %(texts)s.",
            len(texts),
        ) % {"count": len(texts), "texts": shown}
        super().__init__({"__all__": [message]})


def untranslated(source: TranslationSource, locale: Locale) -> list[StringSegment]:
    """The texts that have no translation to show, not even an outdated one."""
    rows = StringTranslation.objects.filter(locale=locale, context__object_id=source.object_id)
    known = {(row.translation_of_id, row.context_id) for row in rows if usable(row)}
    return [segment for segment in segments_of(source) if slot(segment) not in known]


def refuse_untranslated(source: TranslationSource, locale: Locale) -> None:
    """Raises UntranslatedTextsError unless every text has a translation."""
    missing = untranslated(source, locale)
    if missing:
        raise UntranslatedTextsError([segment.string.data for segment in missing])


def refuse_original_texts(page: Page) -> None:
    """Raises UntranslatedTextsError if a version about to be published shows original texts.

    Looks at the version itself: one that was complete when it was made may be published although
    the original has grown since.
    """
    link = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source", "target_locale")
        .first()
    )
    if link is None:
        return
    missing = untranslated(link.source, link.target_locale)
    if not missing:
        return
    shown = {
        (value.path, value.string.data)
        for value in extract_segments(page)
        if isinstance(value, StringSegmentValue)
    }
    originals = [s.string.data for s in missing if (s.context.path, s.string.data) in shown]
    if originals:
        raise UntranslatedTextsError(originals)
