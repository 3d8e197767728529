"""Wagtail's own search, as it comes, on the same queries."""

from wagtail.models import Page

from search.document import public_pages

from .judgements import Judged
from .measures import DEPTH


def stock_search(judged: Judged) -> list[str]:
    """Keys of the first ten pages that the default backend finds in the reader's language."""
    pages = public_pages().filter(locale__language_code=judged.locale)
    found = Page.objects.filter(pk__in=pages.values("pk")).search(judged.query)[:DEPTH]
    return [key for key in (getattr(page.specific, "key", "") for page in found) if key]
