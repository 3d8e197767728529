"""`content export`: the site as content files, canonical and stable in order.

The same site always gives the same bytes, so `git diff` shows what an editor changed. What readers
see is written; waiting drafts, schedules, comments and users are a backup's matter.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale

from portal.models import PortalPage, SiteDocument, SiteImage

from .export_english import english_file, whole_file
from .files import FOLDERS, PageFile, write_page_file
from .links import Links
from .load_files import FOLDER, INDEX, file_name, media_entry
from .load_redirects import FILE as REDIRECTS
from .load_redirects import page_names, redirect_entry
from .load_search import FILES as SEARCH
from .load_search import search_entries
from .manifest import NAME, Place, build_manifest
from .page_places import existing_pages
from .records import KINDS, encode_record, records_of
from .yaml_text import write_yaml


class ExportError(Exception):
    """The folder is not one that an export may write to."""


@dataclass
class Exported:
    """Names of files that were written and removed, and what was not exported."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def export(root: Path) -> Exported:
    """Write the site into `root`; removes content files that the site no longer has.

    Raises ExportError for a folder that holds other things and no manifest.
    """
    if root.exists() and any(root.iterdir()) and not (root / NAME).exists():
        raise ExportError(f"{root} is not empty and holds no {NAME}")
    exported = Exported()
    wanted: set[str] = set()
    for name, content in everything(exported.notes):
        wanted.add(name)
        path = root / name
        if path.exists() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        exported.written.append(name)
    for name in content_files(root) - wanted:
        (root / name).unlink()
        exported.removed.append(name)
    exported.removed.sort()
    return exported


def content_files(root: Path) -> set[str]:
    """Names of the files in `root` that an export would have written."""
    patterns = [f"{folder}/*.md" for folder in {*FOLDERS.values(), "pages"}]
    patterns += [kind.file for kind in KINDS] + [f"{FOLDER}/*", REDIRECTS, *SEARCH.values()]
    return {
        path.relative_to(root).as_posix()
        for pattern in patterns
        for path in root.glob(pattern)
        if path.is_file()
    }


def everything(notes: list[str]):
    """Yields (name, bytes) of every content file."""
    for kind in KINDS:
        entries = [encode_record(kind, record) for record in records_of(kind)]
        if entries:
            yield kind.file, entries_text(entries)
    yield from media(notes)
    yield from pages(notes)
    redirects = Redirect.objects.filter(site=None).order_by("old_path")
    if redirects:
        names = page_names()
        yield REDIRECTS, entries_text([redirect_entry(redirect, names) for redirect in redirects])
    for model, name in SEARCH.items():
        if entries := search_entries(model):
            yield name, entries_text(entries)


def entries_text(entries: list[dict[str, Any]]) -> bytes:
    """A list of entries with an empty line between them."""
    texts = [write_yaml([entry]) for entry in entries]
    return ("\n".join(texts) or "[]\n").encode()


def media(notes: list[str]):
    records: list[Any] = [
        *SiteImage.objects.order_by("key"),
        *SiteDocument.objects.order_by("key"),
    ]
    notes += [f"{record.title}: a file without a key" for record in records if not record.key]
    keyed = [record for record in records if record.key]
    if keyed:
        yield INDEX, entries_text([media_entry(record) for record in keyed])
    for record in keyed:
        with record.file.storage.open(record.file.name) as stored:
            yield f"{FOLDER}/{file_name(record.key, record)}", stored.read()


def pages(notes: list[str]):
    first, *others = [code for code, _name in settings.LANGUAGES]
    source = Locale.objects.get(language_code=first)
    links = Links.of_site(source.pk)
    originals = existing_pages(source)
    files = [original_file(page, links, notes) for page in originals.values()]
    versions = dict(originals)
    for locale in Locale.objects.filter(language_code__in=others).order_by("language_code"):
        for key, page in existing_pages(locale).items():
            files.append(english_file(page, originals.get(key), links))
            versions.setdefault(key, page)
    yield NAME, write_yaml(build_manifest(places(versions)), one_line=False).encode()
    for file in files:
        yield file.name, write_page_file(file).encode()


def original_file(page: PortalPage, links: Links, notes: list[str]) -> PageFile:
    """The file of a page that stands on its own: the published text, or a draft never published."""
    if page.live and page.has_unpublished_changes:
        notes.append(f"{page.key}: a draft is waiting; the published text was exported")
    return whole_file(page, links)


def places(versions: dict[str, PortalPage]) -> list[Place]:
    """Places in tree order; pages that only a translation has come after those of the original."""
    first = settings.LANGUAGES[0][0]
    keys = {page.path: key for key, page in versions.items()}
    ordered = sorted(
        versions, key=lambda k: (versions[k].locale.language_code != first, versions[k].path)
    )
    children: dict[str | None, list[str]] = {}
    for key in ordered:
        page = versions[key]
        parent = keys.get(page.path[: -page.steplen])
        if parent is None and page.depth > 2:
            # A translation without an original stands below the translation of its parent.
            parent = page.get_parent().specific.key
        children.setdefault(parent, []).append(key)

    def below(parent: str | None) -> list[Place]:
        return [
            place for key in children.get(parent, []) for place in (Place(key, parent), *below(key))
        ]

    return below(None)
