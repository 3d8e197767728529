"""Counts in memory, until a query has been seen on three days. No database, no web."""

import datetime
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import NamedTuple

# A query that is asked once could tell who asked it.
LEAST_DAYS = 3
FORGOTTEN_AFTER = datetime.timedelta(days=28)
MOST_QUERIES = 5_000


class Asked(NamedTuple):
    language: str
    query: str


@dataclass
class Counts:
    """`without_click` counts searches that found something of which nothing was opened."""

    searches: int = 0
    without_hit: int = 0
    without_click: int = 0


@dataclass
class Held:
    """`weeks` is what has not been taken yet, by Monday; `unopened` are searches of this week
    that a click can still follow, taken or not."""

    days: set[datetime.date] = field(default_factory=set)
    weeks: dict[datetime.date, Counts] = field(default_factory=dict)
    unopened: dict[datetime.date, int] = field(default_factory=dict)


class Buffer:
    """Bounded: when it is full, the query that was asked longest ago is forgotten."""

    def __init__(self, today: Callable[[], datetime.date], most: int = MOST_QUERIES):
        self._today = today
        self._most = most
        self._lock = threading.Lock()
        self._held: OrderedDict[Asked, Held] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def searched(self, asked: Asked, *, found: bool) -> None:
        with self._lock:
            day, week = self._today(), monday(self._today())
            held = self._held.setdefault(asked, Held())
            self._held.move_to_end(asked)
            held.days = {*sorted(held.days)[-LEAST_DAYS:], day}
            counts = held.weeks.setdefault(week, Counts())
            counts.searches += 1
            counts.without_hit += not found
            counts.without_click += found
            held.unopened = {week: held.unopened.get(week, 0) + found}
            if len(self._held) > self._most:
                self._held.popitem(last=False)

    def clicked(self, asked: Asked) -> None:
        """A page was opened from the results. A second one of the same search counts no more."""
        with self._lock:
            held, week = self._held.get(asked), monday(self._today())
            if held and held.unopened.get(week):
                held.unopened[week] -= 1
                held.weeks.setdefault(week, Counts()).without_click -= 1

    def waiting(self) -> list[Asked]:
        """Queries with counts that were not taken."""
        with self._lock:
            return [asked for asked, held in self._held.items() if held.weeks]

    def take(self, known: Collection[Asked]) -> dict[Asked, dict[datetime.date, Counts]]:
        """Counts of queries that were seen on three days, here or (`known`) before a restart.

        They are taken out, and what nobody has asked for in four weeks is forgotten.
        """
        with self._lock:
            taken = {}
            for asked, held in list(self._held.items()):
                if max(held.days) < self._today() - FORGOTTEN_AFTER:
                    del self._held[asked]
                elif held.weeks and (len(held.days) >= LEAST_DAYS or asked in known):
                    taken[asked], held.weeks = held.weeks, {}
            return taken


def monday(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.weekday())
