"""Stored links of a page, resolved together: one query for pages, one for documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from wagtail.blocks.stream_block import StreamValue
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from .visibility import files_open_to_all, hidden

_STORED = re.compile(r"<a\s[^>]*linktype=[^>]*>")
_ID = re.compile(r'\bid="([0-9]+)"')
_SCHEMES = {"http", "https", "mailto", "tel"}
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]+")


@dataclass(frozen=True)
class Target:
    """Where a link leads; `language` is set when that is not the reader's."""

    url: str
    language: str = ""


def safe_href(href: str) -> str | None:
    """The address, or None when it is neither relative nor of a scheme that is only an address."""
    cleaned = _CONTROL.sub("", href)
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return None
    if parts.scheme:
        return cleaned if parts.scheme.lower() in _SCHEMES else None
    return None if parts.netloc or cleaned.startswith(("//", "\\")) else cleaned


class Links:
    """The targets of the links in a page's own texts.

    All identifiers are gathered from the stored fields before the first one is needed, so the
    number of queries does not grow with the number of links or texts.
    """

    def __init__(self, page: Page, request: HttpRequest | None = None):
        self._page = page
        self._request = request

    def page(self, identifier: str) -> Target | None:
        return self._pages.get(identifier)

    def document(self, identifier: str) -> Target | None:
        return self._documents.get(identifier)

    @cached_property
    def _stored(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {"page": set(), "document": set()}
        for text in _texts(self._page):
            for tag in _STORED.findall(text):
                kind = "document" if 'linktype="document"' in tag else "page"
                found[kind].update(_ID.findall(tag))
        return found

    @cached_property
    def _pages(self) -> dict[str, Target]:
        identifiers = self._stored["page"]
        if not identifiers:
            return {}
        named = Page.objects.filter(pk__in=identifiers).values("translation_key")
        versions = list(
            Page.objects.filter(translation_key__in=named)
            .annotate(hidden=hidden())
            .select_related("locale")
        )
        targets = {}
        for page in versions:
            if str(page.pk) in identifiers:
                target = self._best(page, versions)
                if target:
                    targets[str(page.pk)] = target
        return targets

    def _best(self, named: Page, versions: list[Page]) -> Target | None:
        """The version in the reader's language, or else another that a reader may open."""
        shown = [
            page
            for page in versions
            if page.translation_key == named.translation_key
            and page.live
            and not page.hidden
            and page.alias_of_id is None
        ]
        shown.sort(key=lambda page: (page.locale_id != self._page.locale_id, page.pk))
        if not shown:
            return None
        best = shown[0]
        own = best.locale_id == self._page.locale_id
        url = best.get_url(self._request)
        return Target(url, "" if own else best.locale.language_code) if url else None

    @cached_property
    def _documents(self) -> dict[str, Target]:
        code = self._page.locale.language_code
        return {
            identifier: Target(file.url, "" if file.language == code else file.language)
            for identifier, file in self._files.items()
        }

    def file(self, document: Any) -> Any:
        """The whole record of a chosen document, or None when a reader may not have it."""
        return self._files.get(str(document.pk)) if document else None

    @cached_property
    def _files(self) -> dict[str, Any]:
        identifiers = self._stored["document"] | set(_chosen(self._page))
        if not identifiers:
            return {}
        documents = files_open_to_all(get_document_model().objects.filter(pk__in=identifiers))
        return {str(document.pk): document for document in documents}


def _chosen(page: Page) -> Iterator[str]:
    """Primary keys of the documents that the page's download blocks name."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _chosen_in(list(getattr(page, field.name).raw_data))


def _chosen_in(raw: Any) -> Iterator[str]:
    if isinstance(raw, dict):
        for name in ("document", "document_en"):
            if isinstance(raw.get(name), int):
                yield str(raw[name])
        raw = list(raw.values())
    if isinstance(raw, list):
        for item in raw:
            yield from _chosen_in(item)


def _texts(page: Page) -> Iterator[str]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(page, field.name)
            yield from _strings(list(value.raw_data) if isinstance(value, StreamValue) else value)
        elif isinstance(field, RichTextField):
            yield getattr(page, field.name) or ""


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
