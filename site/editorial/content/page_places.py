"""Where a page stands in the tree: finding it, making it, and following the manifest's order."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from portal.models import PortalPage
from portal.page_keys import keyed_pages

from .bases import Bases
from .manifest import Place
from .outcome import Outcome

NAME = "manifest"


def existing_pages(locale: Locale) -> dict[str, PortalPage]:
    """Pages of a language by key; copies that only mirror another page are none."""
    pages = Page.objects.filter(locale=locale, alias_of=None).order_by("path").specific()
    return {page.key: page for page in pages if isinstance(page, PortalPage) and page.key}


def standing_pages(locale: Locale) -> dict[str, Page]:
    """As `existing_pages`, but only what every page has, for what asks where they stand."""
    return {page.found_key: page for page in keyed_pages().filter(locale=locale, alias_of=None)}


def make_room() -> None:
    """Wagtail's first migration leaves a welcome page and a site; they give way to ours."""
    welcome = Page.objects.filter(depth=2, content_type__model="page").first()
    if welcome:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
        Page.objects.filter(depth=1).update(numchild=Page.objects.filter(depth=2).count())


def make_site(home: Page) -> None:
    """Serve the first home page at BASE_URL (and any other host), unless there is a site."""
    if not Site.objects.filter(is_default_site=True).exists():
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        Site.objects.create(
            hostname=address.hostname or "localhost",
            port=address.port or (443 if address.scheme == "https" else 80),
            root_page=home,
            is_default_site=True,
            site_name=settings.WAGTAIL_SITE_NAME,
        )


class TreeLoader:
    """Moves pages as the manifest was changed; what editors moved on the site stays."""

    def __init__(self, outcome: Outcome, overwrite: set[str], bases: Bases):
        self.outcome = outcome
        self.overwrite = overwrite
        self.bases = bases

    def load(self, places: list[Place], source: Locale, targets: list[Locale]) -> None:
        pages = [standing_pages(locale) for locale in (source, *targets)]
        file = children_of(places)
        base = self.bases.get(NAME)
        before: dict[str, Any] = base.document if base else file
        self.move(places, before, pages)
        for parent, keys in file.items():
            self.sort(parent, keys, before.get(parent, []), pages)
        self.bases.put(NAME, file)

    def move(self, places: list[Place], before: dict, pages: list[dict]) -> None:
        parents = {key: parent for parent, keys in before.items() for key in keys}
        keys = {page.pk: key for key, page in pages[0].items()}
        for place in places:
            page = pages[0].get(place.key)
            if page is None or place.parent is None or place.parent not in pages[0]:
                continue
            above = page.get_parent() if place.parent != parents.get(place.key) else None
            if above is None or keys.get(above.pk) == place.parent:
                continue
            if keys.get(above.pk) != parents.get(place.key) and place.key not in self.overwrite:
                self.outcome.kept.append(f"{NAME}: {place.key}, moved on the site")
                continue
            for versions in pages:
                if place.key in versions and place.parent in versions:
                    versions[place.key].specific.move(versions[place.parent], pos="last-child")
                    versions[place.key].refresh_from_db()
            self.outcome.written.append(f"{NAME}: {place.key}")

    def sort(self, parent: str, file: list[str], before: list[str], pages: list[dict]) -> None:
        """Bring the pages below one parent into the file's order, in every language."""
        if parent not in pages[0]:
            return
        above = pages[0][parent]
        standing = sorted(
            (page for page in pages[0].values() if page.path[: -page.steplen] == above.path),
            key=lambda page: page.path,
        )
        site = [page.found_key for page in standing if page.found_key in file]
        wanted = [key for key in file if key in site]
        if site == wanted:
            return
        base = [key for key in before if key in site]
        if site != base and parent not in self.overwrite:
            self.outcome.kept.append(f"{NAME}: the order below {parent}")
            return
        for versions in pages:
            for key in wanted:
                if key in versions and parent in versions:
                    Page.objects.get(pk=versions[key].pk).move(
                        Page.objects.get(pk=versions[parent].pk), pos="last-child"
                    )
        self.outcome.written.append(f"{NAME}: the order below {parent}")


def children_of(places: list[Place]) -> dict[str, list[str]]:
    """Keys of the pages below each page, in order; home stands below the empty key."""
    children: dict[str, list[str]] = {}
    for place in places:
        children.setdefault(place.parent or "", []).append(place.key)
    return children
