"""The doors through which wagtail-localize changes pages, held so that nothing is lost.

Every path of wagtail-localize (its admin views, PO import, background tasks, code that calls
`Translation.save_target`) renews an original through `TranslationSource.refresh_segments` and
writes a translated page through `TranslationSource.create_or_update_translation`. It sends no
signals, so these methods are wrapped at start; tests fail when a new version renames them. What is
submitted for translation the first time comes through `TranslationCreator.create_translations`.
"""

from functools import wraps

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import TranslationCreator

from . import bulk
from .comments import comment
from .drafts import alias_to_draft, save_draft
from .keeping import keep_translations, segments_of
from .refusals import refuse_untranslated
from .starting import blank_draft, first_draft, first_source, locked


def hold() -> None:
    if getattr(TranslationSource, "held_by_the_desk", False):
        return
    TranslationSource.refresh_segments = renewing(TranslationSource.refresh_segments)
    TranslationSource.create_or_update_translation = writing(
        TranslationSource.create_or_update_translation
    )
    TranslationCreator.create_translations = starting(TranslationCreator.create_translations)
    StringTranslation.get_comment = comment
    TranslationSource.held_by_the_desk = True


def starting(stock):
    @wraps(stock)
    def create_translations(self, instance, include_related_objects=True):
        """As stock, with few queries for a page that is translated for the first time."""
        if not isinstance(instance, Page) or instance.translation_key in self.seen_objects:
            return stock(self, instance, include_related_objects)
        page = locked(instance)
        targets = [locale for locale in self.target_locales if locale.pk != page.locale_id]
        fresh = len(targets) == 1 and not page.has_translation(targets[0])
        source = first_source(page) if fresh else None
        if source is None:
            return stock(self, page, include_related_objects)
        self.seen_objects.add(page.translation_key)
        link = Translation.objects.create(source=source, target_locale=targets[0])
        self.mappings[source].append(link)
        blank_draft(source, page, targets[0], self.user)
        return None

    return create_translations


def renewing(stock):
    """In place of stock: the same rows, made by `bulk`, and the translations kept."""

    @wraps(stock)
    def refresh_segments(self):
        with transaction.atomic(savepoint=False):
            before = segments_of(self)
            bulk.refresh_segments(self)
            if before:
                keep_translations(self, before)

    return refresh_segments


def writing(stock):
    @wraps(stock)
    def create_or_update_translation(
        self, locale, user=None, publish=True, copy_parent_pages=False, fallback=False
    ):
        """As stock, but a live page changes only when it is published, and then in full.

        Raises UntranslatedTextsError where publishing would show the original's language.
        """
        kind = self.specific_content_type.model_class()
        if not issubclass(kind, Page):
            return stock(self, locale, user, publish, copy_parent_pages, fallback)
        page = kind.objects.filter(translation_key=self.object_id, locale=locale).first()
        if page is None:
            return first_draft(self, locale, user), True
        if page.alias_of_id:
            return alias_to_draft(self, locale, user, stock), False
        if publish:
            refuse_untranslated(self, locale)
        elif page.live:
            return save_draft(self, locale, user), False
        return stock(self, locale, user, publish, copy_parent_pages, fallback)

    return create_or_update_translation
