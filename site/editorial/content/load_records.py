"""Load reference records from `content/reference/`."""

from typing import Any

from django.core.exceptions import ValidationError

from ..models import ImportRecord
from .files import read_text
from .merge import merge, plain, plain_equal
from .outcome import Outcome
from .records import (
    KINDS,
    Entry,
    RecordFault,
    RecordKind,
    child_rows,
    encode_record,
    fill,
    set_value,
)
from .yaml_text import Located, YamlFault, read_yaml


class RecordLoader:
    """Loads every file of records, in an order that lets each refer to those before it."""

    def __init__(self, root, outcome: Outcome, overwrite: set[str]):
        self.root = root
        self.outcome = outcome
        self.overwrite = overwrite
        self.bases = {
            record.name: record
            for record in ImportRecord.objects.filter(name__startswith="reference/")
        }
        self.found: dict[tuple[Any, str], Any] = {}

    def load(self) -> None:
        for kind in KINDS:
            self.load_kind(kind)

    def entries(self, kind: RecordKind) -> tuple[list[tuple[int, Entry]], Located]:
        text = read_text(self.root / kind.file, kind.file, self.outcome.report)
        if text is None:
            return [], Located(None)
        try:
            located = read_yaml(text)
        except YamlFault as fault:
            self.outcome.report.add(kind.file, fault.line, "", f"not YAML: {fault}")
            return [], Located(None)
        entries = []
        seen: set[str] = set()
        if not isinstance(located.data or [], list):
            self.outcome.report.add(kind.file, 1, "", "a list of records is wanted here")
            return [], located
        for index, entry in enumerate(located.data or []):
            line = located.line((index,))
            key = entry.get("key") if isinstance(entry, dict) else None
            if not isinstance(key, str):
                self.outcome.report.add(kind.file, line, "key", "the record has no key")
            elif key in seen:
                self.outcome.report.add(kind.file, line, "key", f"“{key}” stands twice")
            else:
                seen.add(key)
                entries.append((index, entry))
        return entries, located

    def load_kind(self, kind: RecordKind) -> None:
        related = [field for field in kind.fields if field in {"act", "source"}]
        related += ["source_sv", "source_en"] if "source" in kind.bilingual else []
        queryset = kind.model.objects.select_related(*related).prefetch_related(
            *(child.name for child in kind.children)
        )
        existing = {record.key: record for record in queryset}
        self.found.update({(kind.model, key): record for key, record in existing.items()})
        entries, located = self.entries(kind)
        later: list[tuple[Any, int, Entry]] = []
        for index, entry in entries:
            try:
                record = self.load_one(kind, existing.get(entry["key"]), entry)
            except RecordFault as fault:
                line = located.line((index, *fault.path))
                path = ".".join(map(str, (entry["key"], *fault.path)))
                self.outcome.report.add(kind.file, line, path, str(fault))
                continue
            except ValidationError as error:
                for name, messages in error.message_dict.items():
                    line = located.line((index, name))
                    message = " ".join(messages)
                    self.outcome.report.add(kind.file, line, f"{entry['key']}.{name}", message)
                continue
            if record is not None:
                later.append((record, index, entry))
        for record, index, entry in later:
            self.load_children(kind, record, entry, index, located)

    def load_one(self, kind: RecordKind, record: Any, entry: Entry) -> Any:
        """The record if it was written, None if it stands as it should."""
        name = f"reference/{kind.name}/{entry['key']}"
        base = self.bases.get(name)
        entry = whole(kind, entry)
        if record is not None:
            site = encode_record(kind, record)
            if base and plain_equal(site, entry) and plain_equal(base.document, entry):
                return None
            merged = merge(
                base.document if base else None, site, entry, entry["key"] in self.overwrite
            )
            self.outcome.tell(name, merged)
            entry, next_base = merged.document, merged.base
            changed = not plain_equal(site, entry)
        else:
            record = kind.model(key=entry["key"])
            next_base, changed = entry, True
        fill(kind, record, entry, self.find)
        if changed:
            record.full_clean(exclude=[field.name for field in record._meta.fields if field.null])
            had_revision = record.pk and record.latest_revision_id
            record.save()
            if had_revision:
                record.save_revision().publish()
            self.outcome.written.append(name)
        self.found[kind.model, record.key] = record
        self.remember(name, next_base)
        record._entry = entry
        return record if changed else None

    def remember(self, name: str, document: Entry) -> None:
        ImportRecord.objects.update_or_create(name=name, defaults={"document": plain(document)})

    def find(self, model: Any, key: str) -> Any:
        return self.found.get((model, key))

    def load_children(self, kind: RecordKind, record, entry, index: int, located: Located) -> None:
        try:
            for name, rows in child_rows(kind, record._entry).items():
                child = next(child for child in kind.children if child.name == name)
                getattr(record, name).all().delete() if record.pk else None
                for position, values in enumerate(rows):
                    row = child.model(section=record)
                    if hasattr(row, "sort_order"):
                        row.sort_order = position
                    for field, value in values.items():
                        set_value(row, field, value, (name, position, field), self.find)
                    row.save()
        except RecordFault as fault:
            line = located.line((index, *fault.path))
            path = ".".join(map(str, (entry["key"], *fault.path)))
            self.outcome.report.add(kind.file, line, path, str(fault))


def whole(kind: RecordKind, entry: Entry) -> Entry:
    """An entry with every field in canonical order, empty where the file has none."""
    result: Entry = {"key": entry["key"]}
    for name in kind.fields:
        value = entry.get(name)
        field = kind.model._meta.get_field(name)
        result[name] = "" if value is None and not field.null or value is None and field.is_relation else value
    for child in kind.children:
        rows = entry.get(child.name) or []
        result[child.name] = rows
    for code in ("sv", "en") if kind.bilingual else ():
        given = entry.get(code)
        given = given if isinstance(given, dict) else {}
        result[code] = {
            name: given.get(name) or ([] if name in kind.lists else "") for name in kind.bilingual
        } | {name: value for name, value in given.items() if name not in kind.bilingual}
    return result | {name: value for name, value in entry.items() if name not in result}
