"""The published pages, as machines are told of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from portal.models import PortalPage
from wagtail.models import Page


@dataclass
class PublishedPage:
    """A page that an anonymous reader may open."""

    page: PortalPage
    locale: str
    url: str
    translation_state: str


def published_pages() -> Iterator[PublishedPage]:
    """Every public page in tree order; the number of queries grows with page types, not pages."""
    site_pages = (
        Page.objects.live()
        .public()
        .filter(depth__gte=2, alias_of__isnull=True)
        .select_related("translation_status", "locale")
        .order_by("path")
    )
    bases = {page.pk: page for page in site_pages}
    for page in site_pages.specific():
        base = bases.get(page.pk)
        if base is None or not isinstance(page, PortalPage):
            continue
        page.locale = base.locale
        if page.full_url:
            yield PublishedPage(page, base.locale.language_code, page.full_url, state_of(base))


def state_of(page: Page) -> str:
    """`original`, or how the translation stands to it: `current` or `behind`."""
    if page.locale.language_code == settings.LANGUAGES[0][0]:
        return "original"
    status = getattr(page, "translation_status", None)
    return "behind" if status and status.behind_since else "current"


def by_translation_key(pages: Iterator[PublishedPage]) -> dict[str, list[PublishedPage]]:
    groups: dict[str, list[PublishedPage]] = defaultdict(list)
    for published in pages:
        groups[str(published.page.translation_key)].append(published)
    return groups
