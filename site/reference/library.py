"""All published reference records at once, held in memory until one of them changes.

A page shows sections, sources, concepts and organisations from a dozen places. Looking each up
would cost a query a place; the whole set is a few hundred short records, so a process keeps it
and asks the database only for the generation number: one query a page.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .models import (
    Act,
    Concept,
    Generation,
    LawSection,
    Organisation,
    Sector,
    Source,
    Technique,
    Threshold,
)


@dataclass
class Library:
    """Published records by key. Never change a record found here: it is shared."""

    generation: int
    acts: dict[str, Act] = field(default_factory=dict)
    sections: dict[str, LawSection] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    sectors: dict[str, Sector] = field(default_factory=dict)
    techniques: dict[str, Technique] = field(default_factory=dict)

    @classmethod
    def read(cls, generation: int) -> "Library":
        """Read everything; nine queries, whatever the number of records."""
        sections = LawSection.objects.live().select_related("act")
        return cls(
            generation,
            acts=by_key(Act.objects.live()),
            sections=by_key(sections.prefetch_related("versions", "brought_in__by")),
            concepts=by_key(Concept.objects.live()),
            sources=by_key(Source.objects.live()),
            organisations=by_key(Organisation.objects.live()),
            sectors=by_key(Sector.objects.live()),
            techniques=by_key(Technique.objects.live()),
        )

    @cached_property
    def thresholds(self) -> list[Threshold]:
        return list(Threshold.objects.live().select_related("act", "source"))


def by_key(records: Iterable[Any]) -> dict[str, Any]:
    return {record.key: record for record in records}


_lock = threading.Lock()
_held: Library | None = None


def library() -> Library:
    """The library of the current generation. One query when nothing has changed."""
    global _held  # noqa: PLW0603 - one shared snapshot a process is the point
    generation = Generation.current()
    held = _held
    if held is not None and held.generation == generation:
        return held
    with _lock:
        if _held is None or _held.generation != generation:
            _held = Library.read(generation)
        return _held


def forget() -> None:
    """Drop the snapshot; for tests, whose databases come and go under one process."""
    global _held  # noqa: PLW0603 - see library()
    _held = None
