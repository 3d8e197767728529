"""What a link in a content file leads to: pages and documents by key, other addresses as they are."""

from portal.models import SiteDocument, SiteImage
from wagtail.models import Page

from .registry import page_types


class Links:
    """Keys ↔ primary keys of pages and documents, read once.

    Links to pages always name the original (Swedish) page; the site shows the reader's own
    language version (`portal.prose`).
    """

    def __init__(self, source_locale_id: int):
        self.pages: dict[str, int] = {}
        self.page_keys: dict[int, str] = {}
        keys_by_translation: dict = {}
        for model in page_types():
            rows = model.objects.exclude(key="").values_list(
                "key", "pk", "locale_id", "translation_key"
            )
            for key, pk, locale_id, translation_key in rows:
                keys_by_translation[translation_key] = key
                self.page_keys[pk] = key
                if locale_id == source_locale_id:
                    self.pages[key] = pk
        documents = SiteDocument.objects.exclude(key=None).values_list("key", "pk")
        self.documents: dict[str, int] = dict(documents)
        self.document_keys = {pk: key for key, pk in self.documents.items()}
        images = SiteImage.objects.exclude(key=None).values_list("key", "pk")
        self.images: dict[str, int] = dict(images)
        self.image_keys = {pk: key for key, pk in self.images.items()}

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
