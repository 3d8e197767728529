"""Where links in content files lead: pages and documents by key, other addresses as they are."""

from collections.abc import Iterable

from portal.models import SiteDocument, SiteImage
from portal.page_keys import keyed_pages


class Links:
    """Keys ↔ primary keys of pages and files.

    Links to pages always name the original (Swedish) page; the site shows the reader's own
    language version (`portal.prose`).
    """

    def __init__(
        self,
        pages: dict[str, int],
        page_keys: dict[int, str],
        images: dict[str, int],
        documents: dict[str, int],
    ):
        self.pages = pages
        self.page_keys = page_keys
        self.images = images
        self.image_keys = {pk: key for key, pk in images.items()}
        self.documents = documents
        self.document_keys = {pk: key for key, pk in documents.items()}

    @classmethod
    def of_site(cls, source_locale_id: int) -> "Links":
        """The links of the site, read once: a query for pages and two for files."""
        pages: dict[str, int] = {}
        others: dict[str, int] = {}
        page_keys: dict[int, str] = {}
        for key, pk, locale_id in keyed_pages().values_list("found_key", "pk", "locale_id"):
            page_keys[pk] = key
            (pages if locale_id == source_locale_id else others)[key] = pk
        images, documents = (
            {str(key): pk for key, pk in model.objects.exclude(key=None).values_list("key", "pk")}
            for model in (SiteImage, SiteDocument)
        )
        return cls(others | pages, page_keys, images, documents)

    @classmethod
    def of_keys(cls, pages: Iterable[str], files: dict[str, list[str]]) -> "Links":
        """The links of content files that are in no site: any number stands for a key."""
        known = {key: number for number, key in enumerate(dict.fromkeys(pages), start=1)}
        images, documents = (
            {key: number for number, key in enumerate(files[kind], start=1)}
            for kind in ("image", "document")
        )
        return cls(known, {pk: key for key, pk in known.items()}, images, documents)

    def to_attributes(self, address: str) -> dict[str, str] | None:
        """Attributes of a stored link, or None when the key is not known."""
        kind, _colon, key = address.partition(":")
        if kind == "page":
            pk = self.pages.get(key)
            return {"linktype": "page", "id": str(pk)} if pk else None
        if kind == "document":
            pk = self.documents.get(key)
            return {"linktype": "document", "id": str(pk)} if pk else None
        if kind in {"http", "https", "mailto", "tel"} or address.startswith(("#", "/")):
            return {"href": address}
        return None

    def to_address(self, attributes: dict[str, str]) -> str:
        """The address as a content file writes it."""
        kind = attributes.get("linktype")
        if kind == "page":
            return f"page:{self.page_keys.get(int(attributes['id']), attributes['id'])}"
        if kind == "document":
            return f"document:{self.document_keys.get(int(attributes['id']), attributes['id'])}"
        return attributes.get("href", "")
