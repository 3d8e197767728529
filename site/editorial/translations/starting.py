"""A translation started: an original taken in, and its first draft, each saved once.

wagtail-localize gets or creates each row in savepoints of its own, reads the original anew for
every step, and saves the draft and a version of it twice: as a copy, and again with its texts.
"""

from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail.models.copying import _copy
from wagtail.signals import copy_for_translation_done
from wagtail_localize.models import (
    TranslatableObject,
    Translation,
    TranslationLog,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments.ingest import ingest_segments

from . import bulk
from .indexing import indexed_once

schema_version = cache(get_schema_version)
# What a new page has not been yet.
NEVER_PUBLISHED = {
    "live": False,
    "has_unpublished_changes": True,
    "live_revision": None,
    "first_published_at": None,
    "last_published_at": None,
    "alias_of": None,
}


def locked(page: Page) -> Page:
    """The page itself, read again; whoever else starts to translate it waits for us."""
    kind = page.specific_class
    pages = kind._default_manager.select_for_update(no_key=True, of=("self",))
    related = [field.name for field in kind._meta.many_to_many]
    return pages.select_related("locale").prefetch_related(*related).get(pk=page.pk)


def first_source(page: Page) -> TranslationSource | None:
    """The source of a locked original, or None where some of it was ever translated before."""
    if TranslatableObject.objects.filter(pk=page.translation_key).exists():
        return None
    types = ContentType.objects
    known = TranslatableObject.objects.create(
        translation_key=page.translation_key,
        content_type=types.get_for_model(page.get_translation_model()),
    )
    source = TranslationSource.objects.create(
        object=known,
        locale=page.locale,
        specific_content_type=types.get_for_id(page.content_type_id),
        object_repr=str(page)[:200],
        content_json=page.to_json(),
        schema_version=schema_version(page._meta.app_label),
        last_updated_at=timezone.now(),
    )
    bulk.first_segments(source, page)
    return source


@transaction.atomic
def first_draft(source: TranslationSource, locale: Locale, user) -> Page:
    """A page in another language, as a draft, with the texts that were translated before."""
    original = source.as_instance()
    page = copied(original, locale)
    texts = source._get_segments_for_translation(locale, fallback=True)
    ingest_segments(original, page, source.locale, locale, texts)
    place(source, original, page, user)
    return page


def blank_draft(source: TranslationSource, original: Page, locale: Locale, user) -> Page:
    """The same of an original that nobody has translated: all texts are the original's."""
    page = copied(original, locale)
    place(source, original, page, user)
    return page


def copied(original: Page, locale: Locale) -> Page:
    page, _children = _copy(original, exclude_fields=original.default_exclude_fields_in_copy)
    for name, value in NEVER_PUBLISHED.items():
        setattr(page, name, value)
    page.locale = locale
    return page


def place(source: TranslationSource, original: Page, page: Page, user) -> None:
    """Save a new page and its first version, and tell whoever is told of such copies."""
    parent = parent_in(original, page.locale, user)
    page.slug = find_available_slug(parent, slugify(page.slug))
    page.draft_title = page.title
    with indexed_once() as pages:
        parent.add_child(instance=page)
        revision = page.save_revision(user=user, clean=False)
        pages.append(page)
    note(original, page, user)
    if original.view_restrictions.exists():
        source.sync_view_restrictions(original, page)
    TranslationLog.objects.create(source=source, locale=page.locale, revision=revision)


def note(original: Page, page: Page, user) -> None:
    """Tell the audit trail and whoever listens, as Wagtail does of such a copy."""
    languages = {
        name: {"id": one.pk, "language_code": one.language_code}
        for name, one in (("source_locale", original.locale), ("locale", page.locale))
    }
    title = page.get_admin_display_title()
    log(
        instance=page,
        action="wagtail.copy_for_translation",
        user=user,
        data={
            "page": {"id": page.pk, "title": title, "locale": languages["locale"]},
            "source_locale": languages["source_locale"],
        },
    )
    copy_for_translation_done.send(
        sender=CopyPageForTranslationAction, source_obj=original, target_obj=page
    )


def parent_in(original: Page, locale: Locale, user) -> Page:
    """The page to make the translation below, started as a draft where there is none.

    wagtail-localize would make missing parents live aliases: the original's texts under the other
    language's address.
    """
    keys = Page.objects.parent_of(original).values("translation_key")
    there = Page.objects.filter(locale=locale, translation_key__in=keys).first()
    if there:
        return there
    parent = original.get_parent()
    if parent.is_root():
        return parent
    source, _made = TranslationSource.get_or_create_from_instance(parent)
    Translation.objects.get_or_create(source=source, target_locale=locale)
    return first_draft(source, locale, user)
