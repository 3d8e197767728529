"""Counts in memory until they are written down. No database, no web."""

import datetime
import threading
from collections import Counter
from typing import NamedTuple

# A page, language and day each; far more than a site has pages.
MOST = 20_000


class Happened(NamedTuple):
    """`page` is the primary key of the page that was visited, or None."""

    day: datetime.date
    kind: str
    language: str
    page: int | None = None


class Buffer:
    """Bounded: when it is full, only what it holds already is counted on."""

    def __init__(self, most: int = MOST):
        self._most = most
        self._lock = threading.Lock()
        self._counts: Counter[Happened] = Counter()

    def add(self, happened: Happened) -> None:
        with self._lock:
            if happened in self._counts or len(self._counts) < self._most:
                self._counts[happened] += 1

    def take(self) -> Counter[Happened]:
        with self._lock:
            taken, self._counts = self._counts, Counter()
            return taken

    def give_back(self, taken: Counter[Happened]) -> None:
        """What could not be written waits for the next round."""
        with self._lock:
            self._counts.update(taken)
