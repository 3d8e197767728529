"""Load images and documents from `content/files/`, which `index.yaml` lists by key."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import transaction

from portal.models import SiteDocument, SiteImage

from .entries import Entry, EntryFault, EntryLoader

FOLDER = "files"
INDEX = f"{FOLDER}/index.yaml"
MODELS: dict[str, type[Any]] = {"image": SiteImage, "document": SiteDocument}
FIELDS = {"image": ("title", "file", "description"), "document": ("title", "file", "language")}
EXTENSIONS = {
    "image": settings.WAGTAILIMAGES_EXTENSIONS,
    "document": settings.WAGTAILDOCS_EXTENSIONS,
}
FOCUS = tuple(f"focal_point_{part}" for part in ("x", "y", "width", "height"))


def file_name(key: str, record: Any) -> str:
    """The name of a file in `content/files/`: its key, whatever the storage calls it."""
    return f"{key}{Path(record.file.name).suffix.lower()}"


def media_entry(record: SiteImage | SiteDocument) -> Entry:
    """The entry of an image or document, in canonical order."""
    kind = "image" if isinstance(record, SiteImage) else "document"
    entry = {"key": record.key, "kind": kind, "title": record.title}
    entry["file"] = file_name(str(record.key), record)
    if kind == "document":
        return entry | {"language": record.language}
    focus = [getattr(record, name) for name in FOCUS]
    entry["description"] = record.description
    return entry | ({"focal_point": focus} if None not in focus else {})


class FileLoader(EntryLoader):
    """Compares files by their SHA-1, which Wagtail keeps beside each."""

    file = INDEX
    name = "files"

    def __init__(self, *args):
        super().__init__(*args)
        self.stored: list[tuple[Any, str]] = []

    def existing(self) -> dict[str, Any]:
        records = [*SiteImage.objects.exclude(key=None), *SiteDocument.objects.exclude(key=None)]
        return {str(record.key): record for record in records}

    def encode(self, record: Any) -> Entry:
        return media_entry(record) | {"hash": record.file_hash}

    def whole(self, entry: Entry) -> Entry:
        kind = entry.get("kind")
        if kind not in MODELS:
            raise EntryFault(("kind",), "is image or document")
        known = {"key", "kind", *FIELDS[kind], *(["focal_point"] if kind == "image" else [])}
        for name in entry:
            if name not in known:
                raise EntryFault((name,), "there is no such field")
        for name in FIELDS[kind]:
            if not isinstance(entry.get(name, ""), str):
                raise EntryFault((name,), "a text is wanted here")
        content = self.content(kind, entry)
        whole = {"key": entry["key"], "kind": kind}
        whole |= {name: entry.get(name) or "" for name in FIELDS[kind]}
        if kind == "image" and entry.get("focal_point"):
            whole["focal_point"] = focus_of(entry)
        return whole | {"hash": hashlib.sha1(content, usedforsecurity=False).hexdigest()}

    def content(self, kind: str, entry: Entry) -> bytes:
        name = entry.get("file", "")
        if not name or Path(name).name != name or name.startswith("."):
            raise EntryFault(("file",), "the name of a file in content/files is wanted here")
        if Path(name).suffix.lower().lstrip(".") not in EXTENSIONS[kind]:
            raise EntryFault(("file",), f"is none of {', '.join(EXTENSIONS[kind])}")
        try:
            return (self.root / FOLDER / name).read_bytes()
        except OSError as error:
            raise EntryFault(("file",), f"“{name}” cannot be read: {error.strerror}") from error

    def write(self, record: Any | None, entry: Entry) -> Any:
        model = MODELS[entry["kind"]]
        if record is not None and not isinstance(record, model):
            raise EntryFault(("kind",), "the site's file with this key is of the other kind")
        record = record or model(key=entry["key"])
        record.title = entry["title"]
        if entry["kind"] == "image":
            record.description = entry["description"]
            for name, value in zip(FOCUS, entry.get("focal_point") or [None] * 4, strict=True):
                setattr(record, name, value)
        else:
            record.language = entry["language"] or settings.LANGUAGES[0][0]
        if record.file_hash == entry["hash"]:
            record.full_clean()
            record.save()
        else:
            self.replace(record, entry)
        return record

    def replace(self, record: Any, entry: Entry) -> None:
        """Store the new file; the old one goes if the transaction holds, the new one if not."""
        storage, old = record.file.storage, record.file.name
        content = BytesIO((self.root / FOLDER / entry["file"]).read_bytes())
        record.file = ImageFile(content, name=entry["file"])
        set_metadata(record)
        if entry["kind"] == "image" and not record.width:
            raise ValidationError({"file": ["is not a readable image"]})
        record.full_clean()
        try:
            record.save()
        finally:
            if record.file.name and record.file.name != old:
                self.stored.append((storage, record.file.name))
        if old:
            transaction.on_commit(lambda: storage.delete(old))

    def keep(self) -> None:
        """What is committed belongs to the site, whatever fails afterwards."""
        self.stored.clear()

    def undo(self) -> None:
        """Delete the files that a load stored before it failed."""
        for storage, name in self.stored:
            storage.delete(name)


def set_metadata(record: Any) -> None:
    """Size and SHA-1, as Wagtail's own forms set them."""
    if isinstance(record, SiteImage):
        record._set_image_file_metadata()
    else:
        record._set_document_file_metadata()


def focus_of(entry: Entry) -> list[int]:
    focus = entry["focal_point"]
    whole = isinstance(focus, list) and len(focus) == 4
    if not whole or not all(isinstance(value, int) and value >= 0 for value in focus):
        raise EntryFault(("focal_point",), "is a list of x, y, width and height in pixels")
    return focus
