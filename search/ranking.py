"""Candidates → order. The same for every engine, and ties break the same way everywhere."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .engines.base import Candidate, Statistics
from .forward import SHIFT, TITLE, Forward
from .plan import Plan
from .scoring import Weighed, weigh
from .weights import Weights

# A page explains, an entry or a section only says; lists lead on.
PRIOR = {"concept": 0.55, "section": 0.4, "index": 0.8, "home": 0.6, "reference": 0.9}
OTHER_LANGUAGE = 0.9
CITED = 3.0
# A document that says less of the query than this, or scores less than this share of the best
# one, is no answer.
LEAST_COVERAGE = 0.25
LAST_RESORT = 0.13
LEAST_SHARE = 0.12
COVERED = 0.6
# Entries and sections among the first ten, beside a definition on top.
MOST_RECORDS = 1
RECORDS = frozenset({"concept", "section"})
FIRST_PAGE = 10


class Ranked(NamedTuple):
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
        # Scores that differ by less than the sixth decimal are ties.
        score = round(value(plan, candidate, weighed), 6)
        ranked = Ranked(candidate, score, weighed)
        held = best.get(candidate.key)
        if held is None or order(ranked, plan) < order(held, plan):
            best[candidate.key] = ranked
    found = sorted(best.values(), key=lambda ranked: order(ranked, plan))
    return mixed(worthwhile(found))


def value(plan: Plan, candidate: Candidate, weighed: Weighed) -> float:
    prior = PRIOR.get(candidate.kind, 1.0)
    if candidate.kind == "section" and cited_in_title(plan, weighed):
        prior = CITED
    if candidate.locale != plan.locale:
        prior *= OTHER_LANGUAGE
    return weighed.score * prior * weighed.coverage**COVERED


def cited_in_title(plan: Plan, weighed: Weighed) -> bool:
    """Whether the reader has named this very section."""
    return any(
        group.cites and match.value and match.places[0] >> SHIFT == TITLE and match.why == "exact"
        for group, match in zip(plan.groups, weighed.matches, strict=True)
    )


def order(ranked: Ranked, plan: Plan) -> tuple:
    candidate = ranked.candidate
    return (-ranked.score, candidate.locale != plan.locale, candidate.key, candidate.locale)


def worthwhile(found: Sequence[Ranked]) -> list[Ranked]:
    if not found:
        return []
    least = LEAST_SHARE * max(ranked.weighed.score for ranked in found)
    said = [ranked for ranked in found if ranked.weighed.score >= least]
    enough = [ranked for ranked in said if ranked.weighed.coverage >= LEAST_COVERAGE]
    return enough or [r for r in said if r.weighed.coverage >= LAST_RESORT]


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
    return [*head, *sorted([*later, *tail], key=lambda r: -r.score)]


def by_date(found: Iterable[Ranked]) -> list[Ranked]:
    """Newest first; of the same day, as they ranked."""
    return sorted(found, key=lambda ranked: ranked.candidate.date, reverse=True)
