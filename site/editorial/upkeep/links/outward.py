"""Outward addresses in published pages and records, with every place that has each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.db.models import URLField
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from portal.models import PortalPage
from portal.searchable import leaves
from reference.models import Act, Organisation, Source

from ...translations.board_records import edit_url

RECORDS = (Act, Organisation, Source)


@dataclass(frozen=True)
class Place:
    title: str
    url: str


class Hrefs(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href") if tag == "a" else None
        if href:
            self.found.append(href)


def outward() -> dict[str, list[Place]]:
    """Address → where it stands. Addresses are as written, without what follows `#`."""
    places: dict[str, list[Place]] = defaultdict(list)
    for title, url, written in [*in_pages(), *in_records()]:
        address = written.partition("#")[0].strip()
        place = Place(title, url)
        if address.lower().startswith(("http://", "https://")) and place not in places[address]:
            places[address].append(place)
    return {address: found for address, found in places.items() if found}


def in_pages() -> Iterator[tuple[str, str, str]]:
    pages = Page.objects.live().filter(alias_of__isnull=True).order_by("path")
    for page in pages.specific().iterator():
        if isinstance(page, PortalPage):
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            for address in addresses_of(page):
                yield page.title, edit, address


def addresses_of(page: PortalPage) -> Iterator[str]:
    for name in page.content_fields:
        declared = page._meta.get_field(name)
        value = getattr(page, name)
        if isinstance(declared, StreamField):
            for block, leaf in leaves(declared.stream_block, value):
                yield from in_leaf(block, leaf)
        elif isinstance(declared, RichTextField):
            yield from Hrefs(value).found


def rich_texts(page: PortalPage) -> Iterator[str]:
    """The HTML of every running text of a page."""
    for name in page.content_fields:
        declared = page._meta.get_field(name)
        value = getattr(page, name)
        if isinstance(declared, StreamField):
            for _block, leaf in leaves(declared.stream_block, value):
                if isinstance(leaf, RichText):
                    yield leaf.source
        elif isinstance(declared, RichTextField):
            yield value


def in_leaf(block: blocks.Block, value: Any) -> Iterator[str]:
    if isinstance(value, RichText):
        yield from Hrefs(value.source).found
    elif isinstance(block, blocks.URLBlock) and value:
        yield value


def in_records() -> Iterator[tuple[str, str, str]]:
    for kind in RECORDS:
        names = [one.name for one in kind._meta.fields if isinstance(one, URLField)]
        for record in kind.objects.live():
            yield from ((str(record), edit_url(record), getattr(record, name)) for name in names)
