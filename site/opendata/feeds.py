"""Atom feeds: what is new or changed, per language, kind, audience, sector and model."""

import datetime
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from reference.taxonomies import Audience

from .answers import answer
from .public import Public, PublishedPage

LENGTH = 50
KINDS = {"models": "model", "guides": "guide", "cases": "case"}
# Before anything was published; a feed must say when it was last changed.
BEGINNING = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


class SiteFeed(Atom1Feed):
    """A feed that is dated by its entries alone, so that it is the same until one changes."""

    def latest_post_date(self) -> datetime.datetime:
        return max((item["updateddate"] for item in self.items), default=BEGINNING)


@answer(SiteFeed.content_type)
def everything(public: Public, code: str) -> str:
    return feed(public, code, site_name(), lambda page: True, reverse("feed", args=[code]))


@answer(SiteFeed.content_type)
def of_kind(public: Public, code: str, kind: str) -> str:
    names = {"models": _("Models"), "guides": _("Guides"), "cases": _("Cases")}
    if kind not in KINDS:
        raise Http404
    wanted = KINDS[kind]
    return feed(
        public,
        code,
        names[kind],
        lambda page: page.content_kind == wanted,
        reverse("feed-kind", args=[code, kind]),
    )


@answer(SiteFeed.content_type)
def for_audience(public: Public, code: str, audience: str) -> str:
    if audience not in Audience.values:
        raise Http404
    return feed(
        public,
        code,
        str(Audience(audience).label),
        lambda page: audience in getattr(page, "audiences", ()),
        reverse("feed-audience", args=[code, audience]),
    )


@answer(SiteFeed.content_type)
def in_sector(public: Public, code: str, sector: str) -> str:
    found = public.library.sectors.get(sector)
    if found is None:
        raise Http404
    name = found.text("name", code)
    return feed(
        public,
        code,
        name[:1].upper() + name[1:],
        lambda page: sector in getattr(page, "sectors", ()),
        reverse("feed-sector", args=[code, sector]),
    )


@answer(SiteFeed.content_type)
def about_model(public: Public, code: str, model: str) -> str:
    """The model itself, and the guides and cases that concern it."""
    subject = next(
        (p for p in public.of_kind("model") if p.key == model and p.locale == code), None
    )
    if subject is None:
        raise Http404
    concerned = public.models_concerned
    return feed(
        public,
        code,
        subject.page.title,
        lambda page: page.key == model or model in concerned.get(str(page.translation_key), ()),
        reverse("feed-model", args=[code, model]),
    )


def feed(public: Public, code: str, title: str, wanted: Callable[[object], bool], path: str) -> str:
    if code not in dict(settings.LANGUAGES):
        raise Http404
    atom = SiteFeed(
        title=title if title == site_name() else f"{title} – {site_name()}",
        link=f"{public.root}/{code}/",
        description="",
        language=code,
        author_name=site_name(),
        feed_url=f"{public.root}{path}",
        feed_guid=f"{public.root}{path}",
        feed_copyright="CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
    )
    found = [p for p in public.pages if p.locale == code and wanted(p.page)]
    found.sort(key=lambda published: published.page.last_published_at or BEGINNING, reverse=True)
    for published in found[:LENGTH]:
        add(atom, published)
    return atom.writeString("utf-8")


def add(atom: SiteFeed, published: PublishedPage) -> None:
    page = published.page
    atom.add_item(
        title=page.title,
        link=published.url,
        description=escape(page.summary),
        # The same for as long as the page exists, wherever it moves.
        unique_id=uuid.uuid5(page.translation_key, published.locale).urn,
        unique_id_is_permalink=False,
        pubdate=page.first_published_at,
        updateddate=page.last_published_at or BEGINNING,
        categories=[str(page.kind_name), *getattr(page, "audiences", ())],
    )


def site_name() -> str:
    return _("Procurement-driven innovation")
