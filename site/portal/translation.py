"""Keeps track of whether a translation is still true to its original."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from .models.base import PortalPage
from .models.status import TranslationStatus

# Marks a translation that was made of an earlier wording and is shown until it is renewed.
CARRIED = "carried: outdated"


def source_language() -> str:
    """Code of the language that texts are written in first."""
    return settings.LANGUAGES[0][0]


def is_original(page: Page) -> bool:
    return page.locale.language_code == source_language()


def connect() -> None:
    page_published.connect(after_publish, dispatch_uid="portal-translation-status")


def after_publish(instance: Page, **kwargs) -> None:
    if not isinstance(instance, PortalPage):
        return
    if is_original(instance):
        renew_source(instance)
        for translation in instance.get_translations().filter(alias_of__isnull=True):
            refresh_status(instance, translation)
    else:
        mark_translated(instance)


def renew_source(original: PortalPage) -> None:
    """Hand the published text to wagtail-localize, unless nothing in it changed.

    The translation is left as it is: English never changes because Swedish does.
    """
    source = TranslationSource.objects.get_for_instance_or_none(original)
    if source is None:
        return
    if source.as_instance().content_digest() != original.content_digest():
        source.update_from_db()


def mark_translated(translation: PortalPage) -> None:
    """After a translation was published: what has it been made true to?

    A translation with texts missing, or one that an editor has adapted, keeps the digest that it
    had: publishing it does not bring it nearer to the original.
    """
    original = (
        translation.get_translations().filter(locale__language_code=source_language()).first()
    )
    if original is None:
        return
    original = original.specific
    status, created = TranslationStatus.objects.get_or_create(page_id=translation.pk)
    link = (
        Translation.objects.filter(
            source__object_id=translation.translation_key,
            target_locale_id=translation.locale_id,
            enabled=True,
        )
        .select_related("source")
        .first()
    )
    if link and not missing_texts(link):
        status.source_digest = link.source.as_instance().content_digest()
    elif created and link is None:
        status.source_digest = original.content_digest()
    status.save()
    refresh_status(original, translation)


def missing_texts(link: Translation) -> int:
    """How many texts of the original have no valid translation, or only an outdated one."""
    valid = StringTranslation.objects.filter(
        locale_id=link.target_locale_id,
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        has_error=False,
    ).exclude(Q(tool_name=CARRIED) | Q(data=""))
    return StringSegment.objects.filter(~Exists(valid), source_id=link.source_id).count()


def refresh_status(original: PortalPage, translation: Page) -> None:
    """Set or clear `behind_since` by comparing content, never time stamps."""
    status, _created = TranslationStatus.objects.get_or_create(page_id=translation.pk)
    current = status.source_digest == original.content_digest()
    if current and status.behind_since:
        status.behind_since = status.corrected_at = None
        status.save(update_fields=["behind_since", "corrected_at"])
    elif not current and not status.behind_since:
        status.behind_since = timezone.now()
        status.save(update_fields=["behind_since"])
