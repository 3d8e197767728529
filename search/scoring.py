"""How much one document says of one plan: saturated term frequency by field, idf, nearness.

This runs for each of 100 candidates of a query, so it is written for speed.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from .forward import SHIFT, TITLE, Forward
from .plan import IN_PARTS, Plan
from .weights import Compiled, Otherwise, Weights

Places = Sequence[int]

SATURATION = 1.6
NEAR = 6
NEARNESS = 0.35
WHOLE_TITLE = 0.8
APART = 0.3
# More occurrences than this change nothing.
MOST_PLACES = 24
# Places are sorted and the title is the first field: those in it are less than this.
_TITLE_ENDS = (TITLE + 1) << SHIFT


@dataclass(slots=True)
class Match:
    """`value` is between 0 and 1; `places` gave it; `share` is how much of the word they are.

    `worth` is what the match adds to the score.
    """

    value: float = 0.0
    places: Places = ()
    why: str = ""
    share: float = 1.0
    worth: float = 0.0


NO_MATCH = Match()


class Reason(NamedTuple):
    """What words of the query were found as (`search.explained` says it in the editor's language).

    `words` is empty where the whole query is meant.
    """

    words: str
    why: str

    def __str__(self) -> str:
        return f"{self.words}: {self.why}" if self.words else self.why


@dataclass(slots=True)
class Weighed:
    """A document's score before what it is counts, and how much of the query it covers."""

    score: float
    coverage: float
    matches: list[Match]
    said: list[Reason] = field(default_factory=list)

    def reasons(self, plan: Plan) -> list[Reason]:
        """What each word of the query was found as."""
        found = zip(plan.groups, self.matches, strict=False)
        words = [Reason(group.surface, match.why) for group, match in found if match.value]
        return [*words, *self.said]


class Reader:
    """Weighs one document against a plan."""

    __slots__ = ("_forward", "_matches", "_numbers", "_worth", "there")

    def __init__(self, weights: Weights, forward: Forward):
        self._forward = forward
        self._matches: dict[int, Match] = {}
        self._worth = weights.worth(forward.lengths)
        # What `Forward.places` does, for all terms of the plan at once: most are not there.
        marks, hashes, end = forward.marks, forward.hashes, len(forward.hashes)
        self._numbers = {
            hashed: number
            for byte, bit, hashed in weights.marks
            if marks[byte] & bit
            and (number := bisect_left(hashes, hashed)) != end
            and hashes[number] == hashed
        }
        self.there = set().union(*[weights.spoken_for[hashed] for hashed in self._numbers])
        """Numbers of the words that the document says, whole or in part."""

    def word(self, group: Compiled) -> Match:
        if group.number not in self.there:
            return NO_MATCH
        match = self._matches.get(group.number)
        if match is None:
            match = self._matches[group.number] = self._word(group)
        return match

    def _word(self, group: Compiled) -> Match:
        worth, numbers = self._worth, self._numbers
        most, best, said = 0.0, (), ""
        for hashed, weight, why in group.ways:
            if weight <= most:
                break
            number = numbers.get(hashed)
            if number is None:
                continue
            places = self._forward.numbered(number)
            heavy = (
                worth[places[0] >> SHIFT]
                if len(places) == 1
                else sum([worth[place >> SHIFT] for place in places[:MOST_PLACES]])
            )
            value = weight * (heavy / (heavy + SATURATION))
            if value > most:
                most, best, said = value, places, why
        if group.parts:
            in_parts = self.in_parts(group.parts)
            if in_parts.value > most:
                return in_parts
        return Match(most, best, said) if most else NO_MATCH

    def in_parts(self, parts: Sequence[Compiled]) -> Match:
        """A compound said as several words, or some of them."""
        found = [self.word(part) for part in parts]
        if not any(match.value for match in found):
            return NO_MATCH
        total = sum([part.idf for part in parts]) or 1
        value = sum([m.value * p.idf for m, p in zip(found, parts, strict=True)]) / total
        share = sum([p.idf for m, p in zip(found, parts, strict=True) if m.value]) / total
        if all(match.value for match in found):
            value *= IN_PARTS * togetherness([match.places for match in found])
        else:
            value *= IN_PARTS * share
        places = [place for match in found for place in match.places]
        return Match(value, sorted(places), "in parts", share)

    def phrase(self, said: Otherwise) -> Match:
        found = []
        for word in said.words:
            match = self.word(word)
            if not match.value:
                return NO_MATCH
            found.append(match)
        if len(found) == 1:
            (only,) = found
            return Match(only.value * said.phrase.weight, only.places, said.phrase.why)
        value = sum([match.value for match in found]) / len(found)
        value *= said.phrase.weight * togetherness([match.places for match in found])
        places = sorted({place for match in found for place in match.places})
        return Match(value, places, said.phrase.why)


def togetherness(runs: Sequence[Places]) -> float:
    """1 where words in a row stand close together, less where they only share a document."""
    worst = 1.0
    for one, other in pairwise(runs):
        gap = distance(one, other)
        worst = min(worst, 1.0 if gap <= 3 else 0.6 if gap <= 12 else APART)
    return worst


def distance(one: Places, other: Places) -> int:
    """The fewest words between two sorted lists of places in the same field."""
    best = 1 << SHIFT
    i = j = 0
    while i < len(one) and j < len(other):
        gap = other[j] - one[i]
        best = min(best, abs(gap))
        if gap > 0:
            i += 1
        else:
            j += 1
    return best


def weigh(weights: Weights, forward: Forward) -> Weighed | None:
    """The document against the plan, or None where it says nothing of it."""
    reader = Reader(weights, forward)
    matches = [reader.word(group) for group in weights.groups]
    scores = [idf * match.value for idf, match in zip(weights.idf, matches, strict=True)]
    said: list[Reason] = []
    there = reader.there
    for other in weights.phrases:
        # Most documents are not worth asking for a phrase: its words are missing, or the query's
        # own words say as much already.
        if not there.issuperset(other.numbers) or other.most <= sum(scores[other.span]):
            continue
        match = reader.phrase(other)
        if match.value * other.idf > sum(scores[other.span]):
            phrase = other.phrase
            said.append(Reason(" ".join(word.surface for word in phrase.words), match.why))
            for number in range(*other.span.indices(len(scores))):
                scores[number] = match.value * weights.idf[number]
                matches[number] = match
    if not any(scores) or not stands_together(weights, forward):
        return None
    covered = 0.0
    for match, worth, idf in zip(matches, scores, weights.idf, strict=True):
        if match is not NO_MATCH:
            match.worth = worth
            covered += idf * match.share
    score = sum(scores) + near(weights, matches) + in_title(weights, matches, forward)
    return Weighed(score, covered / weights.total, matches, said)


def near(weights: Weights, matches: Sequence[Match]) -> float:
    """Words that are neighbours in the query are worth more as neighbours in the text."""
    bonus = 0.0
    for one, other in pairwise(weights.wanted):
        if matches[one] is matches[other] or not matches[one].value or not matches[other].value:
            continue
        gap = max(1, distance(matches[one].places, matches[other].places) - (other - one - 1))
        if gap <= NEAR:
            bonus += NEARNESS * min(weights.idf[one], weights.idf[other]) / gap
    return bonus


def in_title(weights: Weights, matches: Sequence[Match], forward: Forward) -> float:
    """A title that the query says whole is the page that was looked for."""
    words: dict[int, float] = {}
    asked = 0.0
    for idf, match in zip(weights.idf, matches, strict=True):
        if not match.value or match.places[0] >= _TITLE_ENDS:
            continue
        asked += idf
        for place in match.places:
            if place >= _TITLE_ENDS:
                break
            words[place] = max(words.get(place, 0.0), match.value)
    if not words:
        return 0.0
    said = sum(words.values()) / forward.lengths[TITLE]
    return WHOLE_TITLE * asked * min(1.0, said) ** 1.5


def stands_together(weights: Weights, forward: Forward) -> bool:
    """Whether every quoted run stands in the document word for word (inflected or not)."""
    for words in weights.quoted:
        runs = [{place for hashed in word for place in forward.places(hashed)} for word in words]
        if not any(
            all(start + number in run for number, run in enumerate(runs)) for start in runs[0]
        ):
            return False
    return True
