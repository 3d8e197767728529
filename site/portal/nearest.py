"""Pages whose address or title is like an address that leads nowhere."""

import re
from difflib import SequenceMatcher

from django.db.models import Q
from wagtail.models import Page

from .visibility import open_to_all

# What a stray address may cost: words looked for, letters of each, pages compared.
WORDS, LETTERS, CANDIDATES = 5, 5, 60
LEAST_LIKE = 0.4
_WORD = re.compile(r"[^\W_]{3,}")


def nearest(path: str, limit: int = 5) -> list[Page]:
    """At most `limit` open pages in any language, the likest first; one query.

    Only the beginnings of words are looked for, so that a slip later in a word does no harm.
    """
    words = [word.lower() for word in _WORD.findall(path[-200:])][-WORDS:]
    if not words:
        return []
    like = Q()
    for word in words:
        like |= Q(slug__icontains=word[:LETTERS]) | Q(title__icontains=word[:LETTERS])
    pages = open_to_all(Page.objects.filter(like, depth__gt=2, alias_of__isnull=True))
    candidates = pages.select_related("locale").order_by("path")[:CANDIDATES]
    wanted = " ".join(words)
    ranked = sorted(((likeness(page, wanted), page) for page in candidates), key=lambda r: -r[0])
    return [page for score, page in ranked if score >= LEAST_LIKE][:limit]


def likeness(page: Page, wanted: str) -> float:
    """From 0 to 1: how like the words of an address are to the page's own, or to its title."""
    last = wanted.rsplit(" ", 2)[-2:]
    own = (page.slug.replace("-", " "), page.title.lower())
    tried = (wanted, " ".join(last), last[-1])
    return max(SequenceMatcher(None, text, words).ratio() for text in own for words in tried)
