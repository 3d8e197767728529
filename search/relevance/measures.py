"""Measures over a ranked list of keys and its judgements (key → grade 1–3; not named means 0)."""

import math
from collections.abc import Mapping, Sequence

DEPTH = 10


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain at 10, gain 2^grade − 1 (Burges et al. 2005)."""
    gain = discounted([grades.get(key, 0) for key in found[:DEPTH]])
    ideal = discounted(sorted(grades.values(), reverse=True)[:DEPTH])
    return gain / ideal if ideal else 0.0


def discounted(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def recall(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Share of everything graded 1 or more that stands among the first ten."""
    return len(set(found[:DEPTH]) & grades.keys()) / len(grades) if grades else 0.0


def reciprocal_rank(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """1 / rank of the first result graded 2 or more."""
    for rank, key in enumerate(found, start=1):
        if grades.get(key, 0) >= 2:
            return 1 / rank
    return 0.0


def right_within(found: Sequence[str], grades: Mapping[str, int], depth: int) -> bool:
    return any(grades.get(key, 0) >= 2 for key in found[:depth])
