"""The two doors through which wagtail-localize changes pages, held so that nothing is lost.

Every path of wagtail-localize (its admin views, PO import, background tasks, code that calls
`Translation.save_target`) renews an original through `TranslationSource.refresh_segments` and
writes a translated page through `TranslationSource.create_or_update_translation`. It sends no
signals, so these two methods are wrapped at start; tests fail when a new version renames them.
"""

from functools import wraps

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from . import bulk
from .drafts import first_draft, save_draft
from .keeping import keep_translations, segments_of
from .refusals import refuse_untranslated


def hold() -> None:
    if getattr(TranslationSource, "held_by_the_desk", False):
        return
    TranslationSource.refresh_segments = renewing(TranslationSource.refresh_segments)
    TranslationSource.create_or_update_translation = writing(
        TranslationSource.create_or_update_translation
    )
    TranslationSource.held_by_the_desk = True


def renewing(stock):
    """In place of stock: the same rows, made by `bulk`, and the translations kept."""

    @wraps(stock)
    def refresh_segments(self):
        with transaction.atomic():
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
        if page is None or page.alias_of_id:
            return first_draft(self, locale, user, stock)
        if publish:
            refuse_untranslated(self, locale)
        elif page.live:
            return save_draft(self, locale, user), False
        return stock(self, locale, user, publish, copy_parent_pages, fallback)

    return create_or_update_translation
