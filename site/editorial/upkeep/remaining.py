"""What remains to be done on a page: told when it is published, which nothing here prevents."""

import re
from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page

from portal.models import PortalPage
from portal.translation import is_original

from ..check.language import MOST, MOST_FOR_FIRMS, lix
from .law.concerned import text_of
from .links.models import LinkCheck
from .links.outward import addresses_of

LONGEST_SENTENCE = 30  # words
SENTENCE_END = re.compile(r"[.!?]+(?:\s|$)")


def remaining(page: PortalPage) -> list[str]:
    return [*about_language(page), *about_links(page), *about_review(page)]


def about_language(page: PortalPage) -> Iterator[str]:
    """LIX and its limits are Swedish."""
    if not is_original(page):
        return
    text = text_of(page)
    value = lix(text)
    limit = MOST_FOR_FIRMS if is_for_firms(page) else MOST
    if value > limit:
        yield _("LIX is %(value)d; aim for at most %(limit)d.") % {"value": value, "limit": limit}
    long = sum(len(one.split()) > LONGEST_SENTENCE for one in sentences(text))
    if long:
        yield ngettext(
            "%(count)d sentence has more than %(most)d words.",
            "%(count)d sentences have more than %(most)d words.",
            long,
        ) % {"count": long, "most": LONGEST_SENTENCE}


def is_for_firms(page: PortalPage) -> bool:
    return page.content_kind == "guide" and "supplier" in getattr(page, "audiences", ())


def sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from SENTENCE_END.split(line)


def about_links(page: PortalPage) -> Iterator[str]:
    addresses = {address.partition("#")[0].strip() for address in addresses_of(page)}
    broken = LinkCheck.objects.filter(url__in=addresses, state=LinkCheck.State.BROKEN)
    for url in broken.values_list("url", flat=True):
        yield _("The link %(url)s is broken.") % {"url": url}


def about_review(page: PortalPage) -> Iterator[str]:
    if is_original(page) and page.review_due is None:
        yield _("No date is set for the next review.")


@hooks.register("after_publish_page")
def warn(request: HttpRequest, page: Page) -> None:
    if isinstance(page.specific, PortalPage) and (left := remaining(page.specific)):
        text = _("“%(page)s” is published. What remains:") % {"page": page}
        messages.warning(request, f"{text} {' '.join(left)}")
