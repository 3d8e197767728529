"""The state of a few pages' translations, for lists that Wagtail pages already."""

from collections.abc import Iterable

from django.conf import settings
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.models import TranslationStatus
from portal.translation import source_language

from .board import State


def glance(pages: Iterable[Page]) -> dict[int, State]:
    """The state of each page's translation, or of the page itself if it is one; three queries.

    Coarser than the board: a page that is behind counts as such whatever its texts.
    """
    pages = list(pages)
    target = next(code for code, _name in settings.LANGUAGES if code != source_language())
    keys = {page.translation_key for page in pages}
    translated = {
        page.translation_key: page
        for page in Page.objects.filter(translation_key__in=keys, locale__language_code=target)
    }
    behind = set(
        TranslationStatus.objects.filter(
            page__in=translated.values(), behind_since__isnull=False
        ).values_list("page_id", flat=True)
    )
    enabled = set(
        Translation.objects.filter(
            source__object_id__in=keys, target_locale__language_code=target, enabled=True
        ).values_list("source__object_id", flat=True)
    )
    return {
        page.pk: state_of(translated.get(page.translation_key), behind, enabled) for page in pages
    }


def state_of(page: Page | None, behind: set[int], enabled: set) -> State:
    if page is None:
        return State.MISSING
    if page.alias_of_id:
        return State.ALIAS
    if page.translation_key not in enabled:
        return State.ADAPTED
    if not page.live:
        return State.IN_TRANSLATION
    if page.pk in behind:
        return State.STALE
    return State.DRAFT if page.has_unpublished_changes else State.CURRENT
