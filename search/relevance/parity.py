"""Whether two engines answer alike: the same results, in the same order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from search.engines.base import Engine
from search.results import Request
from search.service import search_with

from .measures import DEPTH

# The weight of each further rank; with 0.9 the first ten carry most of it (Webber et al. 2010).
PERSISTENCE = 0.9


def jaccard(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of what either has among the first ten that both have."""
    first, second = set(one[:DEPTH]), set(other[:DEPTH])
    return len(first & second) / len(first | second) if first | second else 1.0


def rank_biased_overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """1 where both lists are the same to their end (no longer than ten), 0 where they share none.

    Normalised over the ranks that there are, so that short lists can agree wholly.
    """
    depth = min(DEPTH, max(len(one), len(other)))
    if not depth:
        return 1.0
    weights = [PERSISTENCE**rank for rank in range(depth)]
    shared = [
        len(set(one[: rank + 1]) & set(other[: rank + 1]))
        / max(len(one[: rank + 1]), len(other[: rank + 1]))
        for rank in range(depth)
    ]
    return sum(w * s for w, s in zip(weights, shared, strict=True)) / sum(weights)


@dataclass(frozen=True)
class Parity:
    queries: int
    jaccard: float
    overlap: float
    differing: Sequence[str]

    def __str__(self) -> str:
        return (
            f"{self.queries} queries: Jaccard@10 {self.jaccard:.4f}, "
            f"rank-biased overlap {self.overlap:.4f}, {len(self.differing)} differ"
        )


def compare(one: Engine, other: Engine, queries: Iterable[tuple[str, str]]) -> Parity:
    sets, orders, differing = [], [], []
    for query, locale in queries:
        first, second = keys(one, query, locale), keys(other, query, locale)
        sets.append(jaccard(first, second))
        orders.append(rank_biased_overlap(first, second))
        if first != second:
            differing.append(query)
    return Parity(len(sets), fmean(sets), fmean(orders), differing)


def keys(engine: Engine, query: str, locale: str) -> list[str]:
    return [result.key for result in search_with(engine, Request(query, locale)).results]
