"""What a stranger may see, gathered in a number of queries that does not grow with it."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from django.conf import settings
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from cases.models import CasePage
from guides.models import GuidePage
from portal.links import Target
from portal.models import PortalPage
from portal.visibility import files_open_to_all
from reference.library import Library, library

SOURCE_LANGUAGE = settings.LANGUAGES[0][0]


@dataclass
class PublishedPage:
    """A page that an anonymous reader may open."""

    page: PortalPage
    locale: str
    url: str
    translation_state: str

    @property
    def key(self) -> str:
        return self.page.key


class Public:
    """Everything published, at one moment. Each part is read when it is first asked for."""

    @cached_property
    def root(self) -> str:
        """Address of the site, without a slash at the end."""
        site = Site.objects.filter(is_default_site=True).first()
        return site.root_url if site else settings.WAGTAILADMIN_BASE_URL

    @cached_property
    def library(self) -> Library:
        return library()

    @cached_property
    def pages(self) -> list[PublishedPage]:
        """Public pages in tree order; an alias shows another page's content and is no page.

        Without their streams, which only exports give (`texts_of`): most of what there is to read.
        """
        site_pages = (
            Page.objects.live()
            .public()
            .filter(depth__gte=2, alias_of__isnull=True)
            .select_related("translation_status", "locale")
            .order_by("path")
        )
        bases = {page.pk: page for page in site_pages}
        found = []
        for page in site_pages.defer_streamfields().specific():
            base = bases.get(page.pk)
            if base is None or not isinstance(page, PortalPage):
                continue
            page.locale = base.locale
            if page.full_url:
                code = base.locale.language_code
                found.append(PublishedPage(page, code, page.full_url, state_of(base)))
        return found

    def source_key(self, pk: int | None) -> str | None:
        """Key of a published source by primary key."""
        return self._source_keys.get(pk) if pk else None

    @cached_property
    def _source_keys(self) -> dict[int, str]:
        return {source.pk: source.key for source in self.library.sources.values()}

    def of_kind(self, kind: str) -> list[PublishedPage]:
        return [published for published in self.pages if published.page.content_kind == kind]

    def texts_of(self, page_type: type[PortalPage]) -> list[PublishedPage]:
        """The public pages of a type with all that is written on them."""
        whole = {page.pk: page for page in page_type.objects.live()}
        return [
            replace(published, page=whole[published.page.pk])
            for published in self.of_kind(page_type.content_kind)
            if published.page.pk in whole
        ]

    @cached_property
    def versions(self) -> dict[str, list[PublishedPage]]:
        """Language versions by translation key, in tree order."""
        groups: dict[str, list[PublishedPage]] = defaultdict(list)
        for published in self.pages:
            groups[str(published.page.translation_key)].append(published)
        return groups

    def address_of(self, page_type: type[PortalPage], locale: str) -> str | None:
        """Address of the one page of a type, as the glossary, in a language."""
        return next(
            (p.url for p in self.pages if p.locale == locale and isinstance(p.page, page_type)),
            None,
        )

    @cached_property
    def models_concerned(self) -> dict[str, list[str]]:
        """Keys of the public models that a guide or case concerns, by its translation key.

        Read from the original pages, since the relation belongs to the subject.
        """
        keys = {str(p.page.translation_key): p.key for p in self.of_kind("model")}
        concerned: dict[str, list[str]] = defaultdict(list)
        for page_type in (GuidePage, CasePage):
            pairs = page_type.objects.filter(
                locale__language_code=SOURCE_LANGUAGE, models__isnull=False
            ).values_list("translation_key", "models__translation_key")
            for subject, model in pairs.order_by("pk", "models__path"):
                if str(model) in keys:
                    concerned[str(subject)].append(keys[str(model)])
        return concerned

    @cached_property
    def documents(self) -> dict[int, dict[str, str]]:
        return self._files(get_document_model(), lambda document: document.url)

    @cached_property
    def images(self) -> dict[int, dict[str, str]]:
        return self._files(get_image_model(), lambda image: image.file.url)

    def _files(self, model, address) -> dict[int, dict[str, str]]:
        """Title and address by primary key, leaving out collections that are not open to all."""
        return {
            file.pk: {"title": file.title, "url": self.absolute(address(file))}
            for file in files_open_to_all(model.objects.all())
        }

    def absolute(self, url: str) -> str:
        return f"{self.root}{url}" if url.startswith("/") else url


class PublicLinks:
    """Where the links of stored texts lead (as `portal.links.Links`), for all pages at once."""

    def __init__(self, public: Public, locale: str):
        self._public = public
        self._locale = locale

    def page(self, identifier: str) -> Target | None:
        named = self._keys.get(identifier)
        versions = self._public.versions.get(named, []) if named else []
        best = next((v for v in versions if v.locale == self._locale), None)
        if best:
            return Target(best.url)
        return Target(versions[0].url, versions[0].locale) if versions else None

    def document(self, identifier: str) -> Target | None:
        found = self._public.documents.get(int(identifier)) if identifier.isdigit() else None
        return Target(found["url"]) if found else None

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {str(p.page.pk): str(p.page.translation_key) for p in self._public.pages}


def state_of(page: Page) -> str:
    """`original`, or how the translation stands to it: `current` or `behind`."""
    if page.locale.language_code == SOURCE_LANGUAGE:
        return "original"
    status = getattr(page, "translation_status", None)
    return "behind" if status and status.behind_since else "current"
