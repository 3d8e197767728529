"""Pages → search documents: only what an anonymous reader may open."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from portal.searchable import SearchContent
from portal.visibility import open_to_all
from reference.library import library

from .attachments import attachment_text

# A long page is a few thousand words; what follows a hundred thousand characters is not searched.
_LONGEST_TEXT = 100_000


@dataclass(frozen=True)
class Part:
    """Text under one heading, and the id that a link to it leads to."""

    title: str
    anchor: str
    text: str


@dataclass(frozen=True)
class Document:
    """One findable thing in one language.

    `uid` is unique in an index, `key` the same in every language. Dates are ISO 8601 strings;
    `expires` is empty for what does not. `keywords` are words from records that belong to it.
    """

    uid: str
    page: int
    key: str
    locale: str
    kind: str
    title: str
    summary: str
    url: str
    date: str = ""
    expires: str = ""
    breadcrumbs: list[str] = field(default_factory=list)
    facets: dict[str, list[str]] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    keywords: str = ""
    files: str = ""

    def digest(self) -> str:
        """SHA-256 (hex) of everything in it; equal digests need no new indexing."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def public_pages() -> QuerySet:
    """Pages that a reader who is not logged in can open, in any language.

    Outside every site's tree nothing has an address. An alias repeats another page.
    """
    return open_to_all(Page.objects.filter(depth__gte=2, alias_of__isnull=True)).filter(
        Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    )


def documents_of(page: Page) -> Iterator[Document]:
    """What a page gives: itself, and the reference records that it hosts.

    The caller sees to it that the page is public. Nothing comes of one without an address.
    """
    if not hasattr(page.specific_class, "search_content"):
        return
    specific = page.specific
    url = page_url(specific)
    if url:
        with override(specific.locale.language_code):
            yield from contents(specific, url)


def contents(specific: Any, url: str) -> Iterator[Document]:
    # A page stays open when one above it is unpublished; that one's title is not for readers.
    ancestors = specific.get_ancestors().live().filter(depth__gte=3)
    above = list(ancestors.values_list("title", flat=True))
    yield document(specific, specific.search_content(), url, above)
    for record in specific.search_records():
        yield document(specific, record, url, [*above, specific.title])


def page_url(page: Page) -> str:
    """The address without host: the index serves whatever host the reader came by."""
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else ""


def document(page: Any, content: SearchContent, url: str, above: list[str]) -> Document:
    code = page.locale.language_code
    day = page.last_reviewed or page.last_published_at
    parts = [
        Part(section.title, section.anchor, "\n".join(text for text in section.texts if text))
        for section in content.sections
    ]
    return Document(
        uid=f"{page.pk}/{content.path}",
        page=page.pk,
        key=content.key,
        locale=code,
        kind=content.kind,
        title=content.title,
        summary=content.summary,
        url=url + content.path,
        date=day.isoformat()[:10] if day else "",
        expires=page.expire_at.isoformat() if page.expire_at else "",
        breadcrumbs=above,
        facets={name: list(values) for name, values in content.facets.items() if values},
        parts=bounded(parts),
        keywords=". ".join([*content.names, *cited_words(content, code)]),
        files="\n".join(attachment_text(file) for file in public_files(content.documents)),
    )


def bounded(parts: list[Part]) -> list[Part]:
    kept, size = [], 0
    for part in parts:
        room = max(0, _LONGEST_TEXT - size)
        kept.append(Part(part.title, part.anchor, part.text[:room]))
        size += len(part.text)
    return kept


def cited_words(content: SearchContent, code: str) -> list[str]:
    """Number and heading of each section of law that a page rests on."""
    shelf = library()
    found = (shelf.sections[key] for key in content.sections_cited if key in shelf.sections)
    return [
        f"{section.chapter} kap. {section.number} § "
        f"{section.heading_en if code == 'en' else section.heading}"
        for section in found
    ]


def public_files(documents: list[Any]) -> list[Any]:
    """Files that no collection hides; a collection is hidden by one above it, too."""
    open_files = []
    for file in documents:
        above = file.collection.get_ancestors(inclusive=True)
        if not above.filter(view_restrictions__isnull=False).exists():
            open_files.append(file)
    return open_files
