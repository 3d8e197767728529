"""Drafts of translated pages: revisions, never the row that readers are served."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail.signal_handlers import (
    disable_reference_index_auto_update,
    reference_index_auto_update_disabled,
    update_reference_index_on_save,
)
from wagtail_localize.models import Translation, TranslationLog, TranslationSource


def save_draft(source: TranslationSource, locale: Locale, user=None) -> Page:
    """A new revision of a translated page from its texts; what is live stays as it is.

    Texts without a translation stand in the original's language, for preview; such a draft cannot
    be published (`refusals`).
    """
    page = source.get_ephemeral_translated_instance(locale, fallback=True)
    parent = page.get_parent()
    page.slug = find_available_slug(parent, slugify(page.slug), ignore_page_id=page.pk)
    revision = page.save_revision(user=user, changed=True, clean=False)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return page


@transaction.atomic
def first_draft(source: TranslationSource, locale: Locale, user, stock) -> tuple[Page, bool]:
    """Start a translation, as a draft, under parents that are drafts too where they are missing.

    wagtail-localize would make the missing parents live aliases: the original's texts under the
    other language's address. A live alias that becomes a translation is taken down until someone
    publishes it.
    """
    original = source.get_source_instance()
    for parent in untranslated_parents(original, locale):
        start_parent(parent, locale, user)
    alias = original.get_translations().filter(locale=locale, live=True).first()
    with indexed_once() as pages:
        if alias:
            # The row itself becomes the draft.
            alias.specific.unpublish(user=user)
        page, made = stock(
            source, locale, user, publish=False, copy_parent_pages=False, fallback=True
        )
        pages.append(page)
    return page, made


@contextmanager
def indexed_once() -> Iterator[list[Page]]:
    """What these pages refer to is written down once at the end, not at each of their saves."""
    pages: list[Page] = []
    # Wagtail's switch cannot be turned twice; whoever turned it writes everything down.
    with (
        nullcontext()
        if getattr(reference_index_auto_update_disabled, "value", False)
        else disable_reference_index_auto_update()
    ):
        yield pages
    for page in pages:
        update_reference_index_on_save(page)


def untranslated_parents(original: Page, locale: Locale) -> Iterable[Page]:
    """From the top down."""
    above = original.get_ancestors().filter(depth__gt=1)
    there = Page.objects.filter(locale=locale, translation_key__in=above.values("translation_key"))
    return above.exclude(translation_key__in=there.values("translation_key")).specific()


def start_parent(parent: Page, locale: Locale, user) -> None:
    source, _created = TranslationSource.get_or_create_from_instance(parent)
    link, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    source.create_or_update_translation(link.target_locale, user=user, publish=False, fallback=True)
