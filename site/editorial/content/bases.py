"""What the last load wrote, by name: the common ancestors of files and site."""

from collections.abc import Iterable
from typing import Any

from ..models import ImportRecord
from .merge import plain, plain_equal


class Bases:
    """All import records, read once; `put` writes only what differs."""

    def __init__(self, records: Iterable[ImportRecord] | None = None):
        found = ImportRecord.objects.all() if records is None else records
        self.records = {record.name: record for record in found}

    def get(self, name: str) -> ImportRecord | None:
        return self.records.get(name)

    def put(self, name: str, document: dict[str, Any], **values: Any) -> None:
        """Remember the document that was loaded, and further fields of the record."""
        values["document"] = plain(document)
        record = self.records.get(name)
        if record is None:
            self.records[name] = ImportRecord.objects.create(name=name, **values)
            return
        changed = [
            field for field in values if not plain_equal(getattr(record, field), values[field])
        ]
        for field in changed:
            setattr(record, field, values[field])
        if changed:
            record.save(update_fields=[*changed, "loaded_at"])
