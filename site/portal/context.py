"""What every page needs around its own content, in a fixed number of queries."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language_info
from wagtail.models import Locale, Page

from reference.library import Library, library

from .links import Links
from .visibility import open_to_all
from .words import PageWords

HOME_DEPTH = 2
# The page types that show reference records, by the name that templates know each one by.
REFERENCE_PLACES = {"law": "lawpage", "glossary": "glossarypage", "thresholds": "thresholdspage"}
# Keys of the pages that every page's foot leads to, in this order.
FOOT_KEYS = ("about", "accessibility", "privacy", "contact", "law-changes", "changes")


@dataclass
class Version:
    """One language version of a page, or the absence of one (`page` is None)."""

    code: str
    page: Page | None
    url: str
    full_url: str = ""

    @property
    def name(self) -> str:
        """The language's name in itself, as a reader looks for it."""
        return get_language_info(self.code)["name_local"].capitalize()


@dataclass
class Cited:
    """Collects, while a page is rendered, what its text refers to."""

    library: Library
    locale: str
    sections: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Any] = field(default_factory=dict)

    def section(self, key: str):
        """The section's record, noted as cited; None when it is not published."""
        section = self.library.sections.get(key)
        if section:
            self.sections[key] = section
        return section

    def source(self, key: str):
        source = self.library.sources.get(key)
        if source:
            self.sources[key] = source
        return source


def page_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Library, navigation, breadcrumbs and language versions: three queries.

    A page that readers cannot open yet costs a fourth, for its language.
    """
    shelf = library()
    versions = language_versions(page, request)
    own = next((other.page for other in versions if other.page and other.page.pk == page.pk), None)
    if own:
        # Read along with the versions: spares a query for the page's own language.
        page.locale = own.locale
    code = page.locale.language_code
    surroundings = around(page)
    status = getattr(own, "translation_status", None)
    return {
        "library": shelf,
        "cited": Cited(shelf, code),
        "words": PageWords(shelf, code),
        "links": Links(page, request),
        "places": {
            place: found
            for place in REFERENCE_PLACES
            if (found := next((p for p in surroundings if getattr(p, f"as_{place}")), None))
        },
        "locale": code,
        "home": next((p for p in surroundings if p.depth == HOME_DEPTH), page),
        "menu": [p for p in surroundings if p.depth == HOME_DEPTH + 1 and p.show_in_menus],
        "foot_pages": sorted(
            (p for p in surroundings if p.foot_key in FOOT_KEYS),
            key=lambda p: FOOT_KEYS.index(p.foot_key),
        ),
        "breadcrumbs": [
            p for p in surroundings if page.path.startswith(p.path) and p.pk != page.pk
        ],
        "versions": versions,
        "other_versions": [version for version in versions if version.code != code],
        "canonical": page.full_url,
        "behind_since": getattr(status, "behind_since", None),
        "corrected_at": getattr(status, "corrected_at", None),
        "in_preview": getattr(request, "is_preview", False),
    }


def around(page: Page) -> list[Page]:
    """Menu, foot, the pages above this one and the reference pages: one query, tree order."""
    step = page.steplen
    above = [page.path[:end] for end in range(HOME_DEPTH * step, len(page.path), step)]
    home_path = page.path[: HOME_DEPTH * step]
    wanted = Q(show_in_menus=True)
    for relation in REFERENCE_PLACES.values():
        wanted |= Q(**{f"{relation}__isnull": False})
    menu = wanted & Q(
        path__startswith=home_path,
        depth=HOME_DEPTH + 1,
    )
    foot = Q(path__startswith=home_path) & (
        Q(standardpage__key__in=FOOT_KEYS) | Q(changespage__key__in=FOOT_KEYS)
    )
    pages = list(
        open_to_all(Page.objects.filter(menu | foot | Q(path__in=[*above, home_path])))
        .annotate(
            foot_key=Coalesce("standardpage__key", "changespage__key"),
            **{f"as_{place}": F(name) for place, name in REFERENCE_PLACES.items()},
        )
        .order_by("path")
    )
    for other in pages:
        # Same tree, same language: spares Wagtail a query a page when it makes addresses.
        other.locale = page.locale
    return pages


def language_versions(page: Page, request: HttpRequest | None = None) -> list[Version]:
    """One entry per language of the site, in the order of LANGUAGES.

    An alias is not a version: it would show the original under the other language's address.
    """
    pages = (
        open_to_all(Page.objects.filter(translation_key=page.translation_key))
        .filter(alias_of__isnull=True)
        .select_related("locale", "translation_status")
    )
    found = {other.locale.language_code: other for other in pages}
    versions = []
    for code, _name in settings.LANGUAGES:
        other = found.get(code)
        if other:
            versions.append(Version(code, other, other.get_url(request), other.full_url))
        else:
            url = reverse("untranslated", kwargs={"code": code, "page_id": page.pk})
            versions.append(Version(code, None, url))
    return versions


def active_locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)
