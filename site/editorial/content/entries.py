"""Files that are a list of entries, each known by its key: records, media, redirects.

One loader for all of them: read, compare three ways, write what has to change. A subclass says
what an entry is in the database.
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from .bases import Bases
from .files import read_text
from .merge import merge, plain_equal
from .outcome import Outcome
from .problems import Report
from .yaml_text import Located, YamlFault, read_yaml

Entry = dict[str, Any]


class EntryFault(Exception):
    """A value that an entry cannot hold; `path` leads to it."""

    def __init__(self, path: tuple, message: str):
        self.path = path
        super().__init__(message)


class EntryLoader:
    """Loads one file of entries. Subclasses set `file`, `name` and fill in the four methods."""

    file: str
    name: str
    key_field = "key"

    def __init__(self, root: Path, outcome: Outcome, overwrite: set[str], bases: Bases):
        self.root = root
        self.outcome = outcome
        self.overwrite = overwrite
        self.bases = bases
        self.located = Located(None)

    def existing(self) -> dict[str, Any]:
        """What the site has, by key."""
        raise NotImplementedError

    def encode(self, record: Any) -> Entry:
        """The entry of what the site has, in canonical order."""
        raise NotImplementedError

    def whole(self, entry: Entry) -> Entry:
        """An entry of the file in the form of `encode`. Raises EntryFault."""
        raise NotImplementedError

    def write(self, record: Any | None, entry: Entry) -> Any:
        """Make or change a record. Raises EntryFault or ValidationError."""
        raise NotImplementedError

    def load(self) -> None:
        existing = self.existing()
        entries, self.located = read_entries(
            self.root, self.file, self.key_field, self.outcome.report
        )
        for index, entry in entries:
            self.guarded(index, entry, lambda e: self.load_one(existing.get(self.key(e)), e))

    def key(self, entry: Entry) -> str:
        return entry[self.key_field]

    def guarded(self, index: int, entry: Entry, action) -> None:
        """Run `action(entry)`, telling its faults with file, line and field."""
        report, key = self.outcome.report, self.key(entry)
        try:
            action(entry)
        except EntryFault as fault:
            line = self.located.line((index, *fault.path))
            report.add(self.file, line, ".".join(map(str, (key, *fault.path))), str(fault))
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                line = self.located.line((index, field))
                report.add(self.file, line, f"{key}.{field}", " ".join(messages))

    def load_one(self, record: Any | None, entry: Entry) -> None:
        name = f"{self.name}/{self.key(entry)}"
        forced = self.key(entry) in self.overwrite
        base = self.bases.get(name)
        file = self.whole(entry)
        if record is None:
            if base and not forced:
                self.outcome.deleted_kept.append(name)
                return
            self.change(name, None, file)
            self.bases.put(name, file)
            return
        site = self.encode(record)
        if base and plain_equal(site, file) and plain_equal(base.document, file):
            return
        merged = merge(base.document if base else None, site, file, forced)
        self.outcome.tell(name, merged)
        if not plain_equal(site, merged.document):
            if getattr(record, "has_unpublished_changes", False) and not forced:
                self.outcome.kept.append(f"{name}: a draft is waiting, so the file was left")
                return
            self.change(name, record, merged.document)
        self.bases.put(name, merged.base)

    def change(self, name: str, record: Any | None, entry: Entry) -> None:
        self.write(record, entry)
        self.outcome.written.append(name)


def read_entries(
    root: Path, file: str, key_field: str, report: Report
) -> tuple[list[tuple[int, Entry]], Located]:
    """(place in the file, entry) for every entry that has a key of its own; none without a file."""
    if not (root / file).exists():
        return [], Located([])
    text = read_text(root / file, file, report)
    if text is None:
        return [], Located(None)
    try:
        located = read_yaml(text)
    except YamlFault as fault:
        report.add(file, fault.line, "", f"not YAML: {fault}")
        return [], Located(None)
    if not isinstance(located.data or [], list):
        report.add(file, 1, "", "a list of entries is wanted here")
        return [], located
    entries: list[tuple[int, Entry]] = []
    seen: set[str] = set()
    for index, entry in enumerate(located.data or []):
        key = entry.get(key_field) if isinstance(entry, dict) else None
        if not isinstance(key, str) or not key:
            report.add(file, located.line((index,)), key_field, f"the entry has no {key_field}")
        elif key in seen:
            report.add(file, located.line((index,)), key_field, f"“{key}” stands twice")
        else:
            seen.add(key)
            entries.append((index, entry))
    return entries, located
