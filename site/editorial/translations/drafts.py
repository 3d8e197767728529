"""Drafts of translated pages: revisions, never the row that readers are served."""

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationLog, TranslationSource

from .indexing import indexed_once


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
def alias_to_draft(source: TranslationSource, locale: Locale, user, stock) -> Page:
    """An alias that becomes a translation is taken down until someone publishes it."""
    alias = source.get_translated_instance(locale)
    with indexed_once() as pages:
        if alias.live:
            # The row itself becomes the draft.
            alias.unpublish(user=user)
        page, _made = stock(source, locale, user, publish=False, fallback=True)
        pages.append(page)
    return page
