"""What remains to be done on a page: told when it is published, which nothing here prevents."""

import re
from collections.abc import Iterator
from html import unescape

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Locale, Page, TaskState

from portal.models import PortalPage, TranslationStatus
from portal.translation import is_original

from ..check.language import MOST, MOST_FOR_FIRMS, lix
from ..writing.readability import LONGEST_SENTENCE, listed_in, long_sentences
from .documents.read import lacking
from .law.concerned import text_of
from .links.models import LinkCheck
from .links.outward import addresses_of, rich_texts


def remaining(page: PortalPage) -> list[str]:
    return [
        *about_language(page),
        *about_links(page),
        *about_accessibility(page),
        *about_documents(page),
        *about_review(page),
        *about_translations(page),
    ]


def about_language(page: PortalPage) -> Iterator[str]:
    text = text_of(page)
    for form, instead in listed_in(text, page.locale.language_code):
        yield _("Instead of “%(word)s”, write “%(instead)s”.") % {"word": form, "instead": instead}
    if is_original(page):
        yield from about_length(page, text)


def about_length(page: PortalPage, text: str) -> Iterator[str]:
    """LIX and its limits are Swedish."""
    value = lix(text)
    limit = MOST_FOR_FIRMS if is_for_firms(page) else MOST
    if value > limit:
        yield _("LIX is %(value)d; aim for at most %(limit)d.") % {"value": value, "limit": limit}
    if long := long_sentences(text):
        yield ngettext(
            "%(count)d sentence has more than %(most)d words.",
            "%(count)d sentences have more than %(most)d words.",
            long,
        ) % {"count": long, "most": LONGEST_SENTENCE}


def is_for_firms(page: PortalPage) -> bool:
    return page.content_kind == "guide" and "supplier" in getattr(page, "audiences", ())


def about_links(page: PortalPage) -> Iterator[str]:
    addresses = {address.partition("#")[0].strip() for address in addresses_of(page)}
    broken = LinkCheck.objects.filter(url__in=addresses, state=LinkCheck.State.BROKEN)
    for url in broken.values_list("url", flat=True):
        yield _("The link %(url)s is broken.") % {"url": url}


# What a link list read aloud would consist of.
EMPTY_WORDS = {"här", "klicka här", "läs mer", "mer", "länk", "here", "click here", "read more"}
LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)


def about_accessibility(page: PortalPage) -> Iterator[str]:
    """What Wagtail's checker finds only when somebody opens it, of what lies in the texts."""
    for html in rich_texts(page):
        for inner in LINK.findall(html):
            words = " ".join(unescape(strip_tags(inner)).split())
            if not words or words.lower().rstrip(".") in EMPTY_WORDS or "://" in words:
                yield _("The link text “%(words)s” does not say where it leads.") % {"words": words}


def about_documents(page: PortalPage) -> Iterator[str]:
    documents = {one.pk: one for one in page.search_content().documents}
    for pk, lacks in lacking(documents.values()).items():
        yield _("The document “%(title)s” has %(lacks)s.") % {
            "title": documents[pk].title,
            "lacks": ", ".join(str(lack.label) for lack in lacks),
        }


def about_review(page: PortalPage) -> Iterator[str]:
    if is_original(page) and page.review_due is None:
        yield _("No date is set for the next review.")
    if page.live_revision_id and page.has_workflow and not was_approved(page):
        yield _("Nobody has approved this version in the workflow.")


def was_approved(page: PortalPage) -> bool:
    return TaskState.objects.filter(
        revision_id=page.live_revision_id, status=TaskState.STATUS_APPROVED
    ).exists()


def about_translations(page: PortalPage) -> Iterator[str]:
    """The other languages, where this page is their original."""
    if not is_original(page):
        return
    versions = {one.locale_id: one for one in page.get_translations()}
    for locale in Locale.objects.exclude(pk=page.locale_id):
        version = versions.get(locale.pk)
        if version is None or version.alias_of_id or not version.live:
            yield _("%(language)s: the page is not published.") % {"language": locale}
        elif TranslationStatus.objects.filter(page=version, behind_since__isnull=False).exists():
            yield _("%(language)s: the page is behind.") % {"language": locale}


@hooks.register("after_publish_page")
def warn(request: HttpRequest, page: Page) -> None:
    if isinstance(page.specific, PortalPage) and (left := remaining(page.specific)):
        text = _("“%(page)s” is published. What remains:") % {"page": page}
        messages.warning(request, f"{text} {' '.join(left)}")
