"""Reference records ↔ their entries in `content/reference/`, both languages in one entry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from advisor.models import ChooserAnswer, ChooserQuestion, ChooserRule, SelfCheckQuestion
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
from reference.models.acts import section_order

from .entries import Entry, EntryFault

# Sort value of an entry, in the order that `RecordKind.order` gives on the site.
EntryOrder = Callable[[Entry], Any]


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
    order: tuple[str, ...] = ("key",)
    entry_order: EntryOrder | None = None

    @property
    def file(self) -> str:
        return f"reference/{self.name}.yaml"


LANGUAGES = ("sv", "en")
NAMED = ("name", "description")
KINDS = (
    RecordKind(
        "sources",
        Source,
        ("publisher", "title", "url", "date_read", "language", "note", "note_en"),
    ),
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
            "chapter_title_en",
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
        order=("act__key", "sort_order", "key"),
        entry_order=lambda entry: (
            entry["act"],
            section_order(str(entry["chapter"])) * 10_000 + section_order(str(entry["number"])),
            entry["key"],
        ),
    ),
    RecordKind(
        "thresholds",
        Threshold,
        ("act", "valid_from", "valid_to", "authority", "contract", "limit", "eur", "sek", "source"),
    ),
    RecordKind(
        "chooser-questions",
        ChooserQuestion,
        ("position", "asked_when", "skipped_when", "shows_limits"),
        ("text", "reason"),
    ),
    RecordKind(
        "chooser-answers",
        ChooserAnswer,
        ("question", "position", "is_unknown", "contract", "regimes"),
        ("label", "hint"),
    ),
    RecordKind(
        "chooser-rules",
        ChooserRule,
        ("model", "effect", "weight", "answers", "section", "place", "source"),
        ("reason",),
    ),
    RecordKind(
        "self-check",
        SelfCheckQuestion,
        ("position", "effect", "guide", "section", "place", "source"),
        ("text", "reason", "ready", "advice"),
    ),
)


def records_of(kind: RecordKind) -> models.QuerySet:
    """Every record of a kind in canonical order; the number of queries is fixed."""
    related = [field for field in kind.fields if field in {"act", "source"}]
    related += ["source_sv", "source_en"] if "source" in kind.bilingual else []
    rows = [
        f"{child.name}__{field}" if child.model._meta.get_field(field).is_relation else child.name
        for child in kind.children
        for field in child.fields
    ]
    queryset = kind.model._default_manager.order_by(*kind.order)
    return queryset.select_related(*related).prefetch_related(*dict.fromkeys(rows))


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
        for code in LANGUAGES:
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

    Raises EntryFault for a field that the record does not have.
    """
    values: Entry = {}
    paths: dict[str, tuple] = {}
    known = {"key", *kind.fields, *(child.name for child in kind.children)}
    if kind.bilingual:
        known |= {"sv", "en"}
    for name, value in entry.items():
        if name not in known:
            raise EntryFault((name,), "there is no such field")
        if name in {"sv", "en"} and kind.bilingual:
            if not isinstance(value, dict):
                raise EntryFault((name,), "fields with names are wanted here")
            for part, text in value.items():
                if part not in kind.bilingual:
                    raise EntryFault((name, part), "there is no such field")
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
        raise EntryFault(path, "a list of texts is wanted here")
    return "\n".join(value)


def fill(kind: RecordKind, record: Any, entry: Entry, find: Callable[[Any, str], Any]) -> None:
    """Set a record's own fields from an entry, but no rows below it.

    `find(model, key)` gives a related record or None. Raises EntryFault.
    """
    values, paths = flatten(kind, entry)
    for name, value in values.items():
        if name in {child.name for child in kind.children}:
            continue
        set_value(record, name, value, paths[name], find)


def set_value(record: Any, name: str, value: Any, path: tuple, find) -> None:
    field = record._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        related = find(field.related_model, value) if value else None
        if value and related is None:
            raise EntryFault(path, f"there is no record with the key “{value}”")
        setattr(record, name, related)
        return
    if isinstance(field, models.JSONField):
        if not isinstance(value or [], list):
            raise EntryFault(path, "a list is wanted here")
        setattr(record, name, value or [])
        return
    if isinstance(value, dict | list):
        raise EntryFault(path, "a single value is wanted here")
    if value is None and not field.null:
        value = ""
    elif isinstance(field, models.CharField | models.TextField) and value is not None:
        value = str(value)
    try:
        setattr(record, name, field.to_python(value))
    except Exception as error:
        raise EntryFault(path, f"“{value}” is not a valid value") from error


def child_rows(kind: RecordKind, entry: Entry) -> dict[str, list[Entry]]:
    """The rows below a record; raises EntryFault for what is not a list of rows."""
    rows: dict[str, list[Entry]] = {}
    for child in kind.children:
        given = entry.get(child.name) or []
        if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
            raise EntryFault((child.name,), "a list is wanted here")
        for index, row in enumerate(given):
            unknown = [name for name in row if name not in child.fields]
            if unknown:
                raise EntryFault((child.name, index, unknown[0]), "there is no such field")
        rows[child.name] = given
    return rows


def whole(kind: RecordKind, entry: Entry) -> Entry:
    """An entry with every field in canonical order, empty where the file has none.

    What the record does not have is kept, for `fill` to find. Raises EntryFault.
    """
    result: Entry = {"key": entry["key"]}
    for name in kind.fields:
        result[name] = or_empty(kind.model, name, entry.get(name))
    for child in kind.children:
        result[child.name] = [
            {name: or_empty(child.model, name, row.get(name)) for name in child.fields}
            for row in child_rows(kind, entry)[child.name]
        ]
    for code in LANGUAGES if kind.bilingual else ():
        given = entry.get(code) or {}
        if not isinstance(given, dict):
            raise EntryFault((code,), "fields with names are wanted here")
        empty = {name: [] if name in kind.lists else "" for name in kind.bilingual}
        result[code] = empty | {name: given.get(name) or empty.get(name, "") for name in given}
    return result | {name: value for name, value in entry.items() if name not in result}


def or_empty(model: Any, name: str, value: Any) -> Any:
    field = model._meta.get_field(name)
    if value is None and not field.is_relation and field.has_default():
        return field.get_default()
    return "" if value is None and (field.is_relation or not field.null) else value
