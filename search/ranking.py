"""Candidates → order. The same for every engine, and ties break the same way everywhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .engines.base import Candidate, Statistics
from .forward import Forward
from .plan import Plan
from .scoring import Weighed, Weights, weigh

# A page explains, an entry or a section only says; lists lead on.
PRIOR = {"concept": 0.7, "section": 0.55, "index": 0.8, "home": 0.6, "reference": 0.9}
OTHER_LANGUAGE = 0.9
# Documents that say less of the query than this share of what the best one says are no answer.
LEAST_COVERAGE = 0.3
LEAST_SHARE = 0.12
COVERED = 1.2
# Entries and sections among the first ten, unless the reader asks for them.
MOST_RECORDS = 3
RECORDS = frozenset({"concept", "section"})
FIRST_PAGE = 10


@dataclass(frozen=True)
class Ranked:
    candidate: Candidate
    score: float
    weighed: Weighed


def rank(plan: Plan, candidates: Iterable[Candidate], statistics: Statistics) -> list[Ranked]:
    """Best first, one for each key: the language version that answers best."""
    weights = Weights(plan, statistics)
    best: dict[str, Ranked] = {}
    for candidate in candidates:
        weighed = weigh(weights, Forward(candidate.forward))
        if weighed is None:
            continue
        ranked = Ranked(candidate, value(plan, candidate, weighed), weighed)
        held = best.get(candidate.key)
        if held is None or order(ranked, plan) < order(held, plan):
            best[candidate.key] = ranked
    found = sorted(best.values(), key=lambda ranked: order(ranked, plan))
    return mixed(worthwhile(found))


def value(plan: Plan, candidate: Candidate, weighed: Weighed) -> float:
    prior = PRIOR.get(candidate.kind, 1.0)
    if candidate.locale != plan.locale:
        prior *= OTHER_LANGUAGE
    return weighed.score * prior * weighed.coverage**COVERED


def order(ranked: Ranked, plan: Plan) -> tuple:
    """Scores that differ by less than the sixth decimal are ties."""
    candidate = ranked.candidate
    foreign = candidate.locale != plan.locale
    return (-round(ranked.score, 6), foreign, candidate.key, candidate.locale)


def worthwhile(found: Sequence[Ranked]) -> list[Ranked]:
    if not found:
        return []
    enough = min(LEAST_COVERAGE, max(ranked.weighed.coverage for ranked in found))
    least = LEAST_SHARE * found[0].score
    return [r for r in found if r.weighed.coverage >= enough and r.score >= least]


def mixed(found: Sequence[Ranked]) -> list[Ranked]:
    """Not more than a few entries and sections among the first ten, where pages answer too."""
    first: list[Ranked] = []
    later: list[Ranked] = []
    records = 0
    for ranked in found:
        is_record = ranked.candidate.kind in RECORDS
        if len(first) < FIRST_PAGE and is_record and records >= MOST_RECORDS:
            later.append(ranked)
            continue
        records += is_record
        first.append(ranked)
    head, tail = first[:FIRST_PAGE], first[FIRST_PAGE:]
    return [*head, *sorted([*later, *tail], key=lambda r: -round(r.score, 6))]


def by_date(found: Iterable[Ranked]) -> list[Ranked]:
    """Newest first; of the same day, as they ranked."""
    return sorted(found, key=lambda ranked: ranked.candidate.date, reverse=True)
