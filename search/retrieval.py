"""Which terms an engine is asked for: few and rare, that find what ranking would place first."""

from collections.abc import Mapping
from itertools import accumulate

from .engines.base import Statistics
from .plan import Group, Phrase, Plan
from .weights import phrases_found

# An engine scores each document that it is named, as often as it is. A third as many as there are
# find nearly what all would.
MOST_SHARE = 0.35
LEAST_NAMED = 500
MOST_NAMED = 20_000


def retrieving(plan: Plan, statistics: Statistics) -> list[str]:
    """The terms that candidates are found by, the rarest first, until they name documents enough.

    Ranking weighs every term of the plan, also in what others have found.
    """
    counts = statistics.frequencies
    words = [group for group in plan.groups if not group.stop]
    words += [rarest(phrase, counts) for phrase in phrases_found(plan, statistics)]
    terms = {term for word in words for term in word.terms() if counts.get(term)}
    ordered = sorted(terms, key=lambda term: (counts[term], term))
    named = accumulate(counts[term] for term in ordered)
    most = min(max(LEAST_NAMED, MOST_SHARE * statistics.documents), MOST_NAMED)
    kept = [term for term, total in zip(ordered, named, strict=True) if total <= most]
    return kept or ordered[:1]


def rarest(phrase: Phrase, counts: Mapping[str, int]) -> Group:
    """A document that lacks one word of a phrase does not say it: the rarest finds all that do."""
    return min(phrase.said, key=lambda word: sum(counts.get(term, 0) for term in word.terms()))
