"""Reference records ↔ their entries in `content/reference/`, both languages in one entry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from reference.models import (
    Act,
    Concept,
    LawSection,
    Organisation,
    SectionReference,
    SectionVersion,
    Sector,
    Source,
    Technique,
    Threshold,
)

Entry = dict[str, Any]


class RecordFault(Exception):
    """A value that its record cannot hold; `path` leads to it."""

    def __init__(self, path: tuple, message: str):
        self.path = path
        super().__init__(message)


@dataclass(frozen=True)
class Child:
    """Rows below a record, as a section's wordings. `identity` tells which row is which."""

    name: str
    model: type[models.Model]
    fields: tuple[str, ...]
    identity: tuple[str, ...]


@dataclass(frozen=True)
class RecordKind:
    """One file of records: which model, which fields, and which of them stand in each language.

    `bilingual` names fields by their stem: `term` is `term_sv` and `term_en`, written under
    `sv:` and `en:`. `lists` are stored one per line and written as lists.
    """

    name: str
    model: type[Any]
    fields: tuple[str, ...]
    bilingual: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    children: tuple[Child, ...] = ()

    @property
    def file(self) -> str:
        return f"reference/{self.name}.yaml"


NAMED = ("name", "description")
KINDS = (
    RecordKind("sources", Source, ("publisher", "title", "url", "date_read", "language", "note")),
    RecordKind("acts", Act, ("number", "abbreviation", "in_force_from", "url"), ("title",)),
    RecordKind("sectors", Sector, (), NAMED),
    RecordKind("techniques", Technique, (), NAMED),
    RecordKind("organisations", Organisation, ("name_sv", "name_en", "kind", "country", "url")),
    RecordKind(
        "concepts",
        Concept,
        (),
        ("term", "forms", "avoid", "definition", "source"),
        lists=("forms", "avoid"),
    ),
    RecordKind(
        "sections",
        LawSection,
        (
            "act",
            "chapter",
            "number",
            "chapter_title",
            "heading",
            "heading_en",
            "regime",
            "paraphrase_en",
        ),
        children=(
            Child("brought_in", SectionReference, ("regime", "by"), ("regime", "by")),
            Child(
                "versions",
                SectionVersion,
                ("consolidated_to", "amended_by", "text", "checked_on", "checked_by"),
                ("consolidated_to",),
            ),
        ),
    ),
    RecordKind(
        "thresholds",
        Threshold,
        ("act", "valid_from", "valid_to", "authority", "contract", "limit", "eur", "sek", "source"),
    ),
)


def encode_record(kind: RecordKind, record: Any) -> Entry:
    """The entry of a record, in canonical order."""
    entry: Entry = {"key": record.key}
    for name in kind.fields:
        entry[name] = plain_field(record, name)
    for child in kind.children:
        rows = getattr(record, child.name).all()
        entry[child.name] = [
            {name: plain_field(row, name) for name in child.fields} for row in rows
        ]
    if kind.bilingual:
        for code in ("sv", "en"):
            entry[code] = {
                name: split(plain_field(record, f"{name}_{code}"))
                if name in kind.lists
                else plain_field(record, f"{name}_{code}")
                for name in kind.bilingual
            }
    return entry


def plain_field(record: Any, name: str) -> Any:
    field = record._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        related = getattr(record, name)
        return related.key if related else ""
    return getattr(record, name)


def split(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def flatten(kind: RecordKind, entry: Entry) -> tuple[Entry, dict[str, tuple]]:
    """An entry as model field → value, and model field → path in the file.

    Raises RecordFault for a field that the record does not have.
    """
    values: Entry = {}
    paths: dict[str, tuple] = {}
    known = {"key", *kind.fields, *(child.name for child in kind.children)}
    if kind.bilingual:
        known |= {"sv", "en"}
    for name, value in entry.items():
        if name not in known:
            raise RecordFault((name,), "there is no such field")
        if name in {"sv", "en"} and kind.bilingual:
            if not isinstance(value, dict):
                raise RecordFault((name,), "fields with names are wanted here")
            for part, text in value.items():
                if part not in kind.bilingual:
                    raise RecordFault((name, part), "there is no such field")
                values[f"{part}_{name}"] = joined(kind, part, text, (name, part))
                paths[f"{part}_{name}"] = (name, part)
        else:
            values[name] = value
            paths[name] = (name,)
    return values, paths


def joined(kind: RecordKind, name: str, value: Any, path: tuple) -> Any:
    if name not in kind.lists:
        return value
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value or []):
        raise RecordFault(path, "a list of texts is wanted here")
    return "\n".join(value)


def fill(kind: RecordKind, record: Any, entry: Entry, find: Callable[[Any, str], Any]) -> list[Entry]:
    """Set a record's own fields from an entry; returns nothing of its children.

    `find(model, key)` gives a related record or None. Raises RecordFault.
    """
    values, paths = flatten(kind, entry)
    for name, value in values.items():
        if name in {child.name for child in kind.children}:
            continue
        set_value(record, name, value, paths[name], find)
    return []


def set_value(record: Any, name: str, value: Any, path: tuple, find) -> None:
    field = record._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        related = find(field.related_model, value) if value else None
        if value and related is None:
            raise RecordFault(path, f"there is no record with the key “{value}”")
        setattr(record, name, related)
        return
    if isinstance(value, dict | list):
        raise RecordFault(path, "a single value is wanted here")
    if value is None and not field.null:
        value = ""
    elif isinstance(field, models.CharField | models.TextField) and value is not None:
        value = str(value)
    try:
        setattr(record, name, field.to_python(value))
    except Exception as error:
        raise RecordFault(path, f"“{value}” is not a valid value") from error


def child_rows(kind: RecordKind, entry: Entry) -> dict[str, list[Entry]]:
    """The rows below a record; raises RecordFault for what is not a list of rows."""
    rows: dict[str, list[Entry]] = {}
    for child in kind.children:
        given = entry.get(child.name) or []
        if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
            raise RecordFault((child.name,), "a list is wanted here")
        for index, row in enumerate(given):
            unknown = [name for name in row if name not in child.fields]
            if unknown:
                raise RecordFault((child.name, index, unknown[0]), "there is no such field")
        rows[child.name] = given
    return rows
