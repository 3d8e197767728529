"""Load reference records from `content/reference/`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .bases import Bases
from .entries import Entry, EntryLoader
from .outcome import Outcome
from .records import (
    KINDS,
    RecordKind,
    child_rows,
    encode_record,
    fill,
    records_of,
    set_value,
    whole,
)


class Found:
    """Records by model and key, those just made included, so that entries can name them."""

    def __init__(self) -> None:
        self.records: dict[tuple[Any, str], Any] = {}

    def add(self, record: Any) -> None:
        self.records[type(record), record.key] = record

    def __call__(self, model: Any, key: str) -> Any:
        return self.records.get((model, key))


class RecordLoader(EntryLoader):
    """Loads one kind of records; rows below them last, since they may name any record of it."""

    def __init__(self, kind: RecordKind, found: Found, *args):
        super().__init__(*args)
        self.kind = kind
        self.found = found
        self.name = f"reference/{kind.name}"
        self.file = kind.file
        self.with_rows: list[tuple[Any, Entry]] = []

    def load(self) -> None:
        super().load()
        indexes = {entry.get("key"): n for n, entry in enumerate(self.located.data or [])}
        for record, entry in self.with_rows:
            self.guarded(
                indexes[record.key], entry, lambda e, record=record: self.write_rows(record, e)
            )

    def existing(self) -> dict[str, Any]:
        existing = {record.key: record for record in records_of(self.kind)}
        for record in existing.values():
            self.found.add(record)
        return existing

    def encode(self, record: Any) -> Entry:
        return encode_record(self.kind, record)

    def whole(self, entry: Entry) -> Entry:
        return whole(self.kind, entry)

    def write(self, record: Any | None, entry: Entry) -> Any:
        record = record or self.kind.model(key=entry["key"])
        fill(self.kind, record, entry, self.found)
        record.full_clean(exclude=[field.name for field in record._meta.fields if field.null])
        had_revision = record.pk and record.latest_revision_id
        record.save()
        if had_revision:
            record.save_revision().publish()
        self.found.add(record)
        if self.kind.children:
            self.with_rows.append((record, entry))
        return record

    def write_rows(self, record: Any, entry: Entry) -> None:
        for name, rows in child_rows(self.kind, entry).items():
            child = next(child for child in self.kind.children if child.name == name)
            getattr(record, name).all().delete()
            for position, values in enumerate(rows):
                row = child.model(section=record)
                if hasattr(row, "sort_order"):
                    row.sort_order = position
                for field, value in values.items():
                    set_value(row, field, value, (name, position, field), self.found)
                row.save()


def record_loaders(
    root: Path, outcome: Outcome, overwrite: set[str], bases: Bases
) -> Iterator[RecordLoader]:
    """A loader a kind, in an order that lets each refer to those before it."""
    found = Found()
    for kind in KINDS:
        yield RecordLoader(kind, found, root, outcome, overwrite, bases)
