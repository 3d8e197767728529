"""Content files in the form that export would write, without a site: for who writes by hand."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from modelcluster.fields import ParentalManyToManyField

from .bases import Bases
from .entries import Entry, EntryFault, read_entries
from .export import entries_text
from .files import PageFile, read_page_files, write_page_file
from .links import Links
from .load_files import INDEX, FileLoader
from .load_redirects import RedirectLoader
from .load_search import FILES as SEARCH
from .load_search import SearchLoader
from .manifest import NAME, build_manifest, read_manifest
from .outcome import Outcome
from .pages import Document, FieldFault, apply_document, encode_page, fields_of, lay_texts
from .problems import ContentError, Report
from .records import KINDS, EntryOrder, whole
from .registry import page_type
from .yaml_text import write_yaml


def format_files(root: Path) -> list[str]:
    """Rewrite the files of `root` in canonical form; returns the names of those that changed.

    Raises ContentError, and writes nothing, where a file is not in its form.
    """
    report = Report()
    texts = dict(canonical(root, report))
    if report.problems:
        raise ContentError(report.problems)
    changed = [name for name, text in texts.items() if (root / name).read_bytes() != text]
    for name in changed:
        (root / name).write_bytes(texts[name])
    return changed


def canonical(root: Path, report: Report):
    """Yields (name, bytes) of each file that export writes from its content alone."""
    for kind in KINDS:
        order = kind.entry_order or (lambda entry: entry["key"])
        yield from entry_file(root, kind.file, "key", partial(whole, kind), order, report)
    for loader in (FileLoader, RedirectLoader, *(partial(SearchLoader, model) for model in SEARCH)):
        made = loader(root, Outcome(), set(), Bases([]))
        order = media_order if made.file == INDEX else made.key
        yield from entry_file(root, made.file, made.key_field, made.whole, order, report)
    places = read_manifest(root, report)
    yield NAME, write_yaml(build_manifest(places), one_line=False).encode()
    files = read_page_files(root, report)
    links = Links.of_keys([file.key for file in files], media_keys(root, report))
    first = settings.LANGUAGES[0][0]
    originals = {file.key: file for file in files if file.locale == first}
    for file in files:
        try:
            own = file.locale == first or file.adapted
            file.document = formatted(file, file if own else originals[file.key], links)
        except FieldFault as fault:
            path = ".".join(map(str, fault.path))
            report.add(file.name, file.line(fault.path, fault.line), path, str(fault))
            continue
        except KeyError:
            report.add(file.name, 2, "key", f"there is no page file {file.key}.{first}.md")
            continue
        yield file.name, write_page_file(file).encode()


def entry_file(
    root: Path,
    file: str,
    key_field: str,
    whole_of: Callable[[Entry], Entry],
    order: EntryOrder,
    report: Report,
):
    """Yields (name, bytes) of a file of entries, unless it has none."""
    entries, located = read_entries(root, file, key_field, report)
    wholes = []
    for index, entry in entries:
        try:
            wholes.append(without_hash(whole_of(entry)))
        except EntryFault as fault:
            line = located.line((index, *fault.path))
            report.add(file, line, ".".join(map(str, fault.path)), str(fault))
    if wholes:
        yield file, entries_text(sorted(wholes, key=order))


def without_hash(entry: Entry) -> Entry:
    """The hash of an image or document is for comparing, and not written."""
    return {name: value for name, value in entry.items() if name != "hash"}


def media_order(entry: Entry) -> tuple[bool, str]:
    """Images stand before documents."""
    return entry["kind"] != "image", entry["key"]


def media_keys(root: Path, report: Report) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {"image": [], "document": []}
    if (root / INDEX).exists():
        entries: list[tuple[int, Entry]] = read_entries(root, INDEX, "key", report)[0]
        for _index, entry in entries:
            keys.setdefault(str(entry.get("kind")), []).append(entry["key"])
    return keys


def formatted(file: PageFile, original: PageFile, links: Links) -> Document:
    """The canonical document of a file; raises FieldFault."""
    model = page_type(original.kind, original.type_name)
    if model is None:
        raise FieldFault(("kind",), f"no page type is “{original.type_name or original.kind}”")
    relations = {f.name for f in fields_of(model) if isinstance(f, ParentalManyToManyField)}
    names = [name for name in model.content_fields if name not in relations]
    # A type of content that is none: Wagtail would look its own up in the database.
    page: Any = model(key=file.key, content_type_id=-1)
    apply_document(page, original.document, names, links)
    if file is not original:
        slug = file.document.get("slug")
        page = lay_texts(page, file.document, links)
        return encode_page(page, links, texts_only=True) | ({"slug": slug} if slug else {})
    document = encode_page(page, links)
    known = {name: sorted(set(file.document.get(name) or [])) for name in relations}
    merged = document | {name: keys for name, keys in known.items() if keys}
    unknown = {name: value for name, value in file.document.items() if name not in names}
    return {name: merged[name] for name in model.content_fields if name in merged} | {
        name: value for name, value in unknown.items() if name not in relations
    }
