"""How much one document says of one plan: saturated term frequency by field, idf, nearness."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from .engines.base import Statistics
from .forward import BODY, FILE, HEADING, KEYWORD, SHIFT, SUMMARY, TITLE, Forward, term_hash
from .plan import IN_PARTS, OTHER_ACCENTS, STEM, UNACCENTED, Alternative, Group, Phrase, Plan

Places = Sequence[int]

# Worth of a word by where it stands, and how much a long field dilutes it (BM25F).
WEIGHT = {TITLE: 6.0, SUMMARY: 3.0, HEADING: 2.5, BODY: 1.0, KEYWORD: 2.0, FILE: 0.5}
DILUTION = {TITLE: 0.4, SUMMARY: 0.3, HEADING: 0.4, BODY: 0.5, KEYWORD: 0.6, FILE: 0.7}
SATURATION = 1.6
NEAR = 6
NEARNESS = 0.35
WHOLE_TITLE = 0.6
APART = 0.3
# More occurrences than this change nothing, and a query said in more ways costs more than it finds.
MOST_PLACES = 24
MOST_PHRASES = 16


@dataclass
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


@dataclass
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


@dataclass(frozen=True)
class Compiled:
    """A group made ready: (hash, weight, why) of each way that finds anything, best first."""

    ways: tuple[tuple[int, float, str], ...]
    parts: tuple["Compiled", ...]
    idf: float
    number: int


class Weights:
    """A plan with its inverse document frequencies; ways that find nothing are left out."""

    def __init__(self, plan: Plan, statistics: Statistics):
        self.plan = plan
        self.statistics = statistics
        self._count = 0
        self._known: dict[Group, Compiled] = {}
        self.groups = [self.compiled(group) for group in plan.groups]
        self.idf = [
            0.0 if group.stop else ready.idf
            for group, ready in zip(plan.groups, self.groups, strict=True)
        ]
        self.phrases = [
            (phrase, rarest_first([self.compiled(w) for w in phrase.words if not w.stop]))
            for phrase in plan.phrases
            if all(word.stop or self.findable(word) for word in phrase.words)
            and not all(word.stop for word in phrase.words)
        ][:MOST_PHRASES]
        self.total = sum(self.idf) or 1.0

    def findable(self, group: Group) -> bool:
        return any(self.statistics.frequencies.get(term) for term in group.terms())

    def compiled(self, group: Group) -> Compiled:
        known = self._known.get(group)
        if known is None:
            ways = sorted(self.ways(group), key=lambda way: -way.weight)
            self._count += 1
            known = self._known[group] = Compiled(
                tuple((term_hash(way.term), way.weight, way.why) for way in ways),
                tuple(self.compiled(part) for part in group.parts),
                self.group_idf(group),
                self._count,
            )
        return known

    def ways(self, group: Group) -> list[Alternative]:
        """The ways that find anything. Where no document has the word with the accents that it
        was typed with, other accents were meant."""
        counts = self.statistics.frequencies
        found = [way for way in group.alternatives if counts.get(way.term)]
        if any(way.term[0] in "ae" for way in found):
            return found
        scale = STEM / UNACCENTED
        return [
            replace(way, weight=way.weight * scale) if OTHER_ACCENTS in way.why else way
            for way in found
        ]

    def group_idf(self, group: Group) -> float:
        """BM25's, of the word itself where the index has it, else of the nearest way."""
        counts = self.statistics.frequencies
        ways = self.ways(group)
        nearest = [w for w in ways if w.term[0] != "p" and OTHER_ACCENTS not in w.why] or ways
        count = max((counts[way.term] for way in nearest), default=0)
        total = self.statistics.documents
        return math.log(1 + (total - count + 0.5) / (count + 0.5))


def rarest_first(words: list[Compiled]) -> list[Compiled]:
    """Most documents lack the rarest word of a phrase, and need not be asked for the others."""
    return sorted(words, key=lambda word: -word.idf) if len(words) > 2 else words


class Reader:
    """Weighs one document against a plan."""

    def __init__(self, weights: Weights, forward: Forward):
        self.weights = weights
        self.forward = forward
        self._places: dict[int, Places] = {}
        self._matches: dict[int, Match] = {}
        means = weights.statistics.mean_lengths
        self._worth = [
            WEIGHT[where] / (1 - DILUTION[where] + DILUTION[where] * length / means[where])
            for where, length in enumerate(forward.lengths)
        ]

    def places(self, hashed: int) -> Places:
        found = self._places.get(hashed)
        if found is None:
            found = self._places[hashed] = self.forward.places(hashed)
        return found

    def strength(self, places: Places) -> float:
        """Saturated frequency, between 0 and 1."""
        worth = self._worth
        heavy = sum([worth[place >> SHIFT] for place in places[:MOST_PLACES]])
        return heavy / (heavy + SATURATION)

    def word(self, group: Compiled) -> Match:
        known = self._matches.get(group.number)
        if known is None:
            known = self._matches[group.number] = self._word(group)
        return known

    def _word(self, group: Compiled) -> Match:
        best = NO_MATCH
        for hashed, weight, why in group.ways:
            if weight <= best.value:
                break
            places = self.places(hashed)
            if places:
                value = weight * self.strength(places)
                if value > best.value:
                    best = Match(value, places, why)
        if group.parts:
            in_parts = self.in_parts(group.parts)
            if in_parts.value > best.value:
                return in_parts
        return best

    def in_parts(self, parts: Sequence[Compiled]) -> Match:
        """A compound said as several words, or some of them."""
        found = [self.word(part) for part in parts]
        total = sum(part.idf for part in parts) or 1
        value = sum(m.value * p.idf for m, p in zip(found, parts, strict=True)) / total
        share = sum(p.idf for m, p in zip(found, parts, strict=True) if m.value) / total
        if all(match.value for match in found):
            value *= IN_PARTS * self.togetherness([match.places for match in found])
        else:
            value *= IN_PARTS * share
        places = [place for match in found for place in match.places]
        return Match(value, sorted(places), "in parts", share)

    def phrase(self, phrase: Phrase, words: Sequence[Compiled]) -> Match:
        found = []
        for word in words:
            match = self.word(word)
            if not match.value:
                return NO_MATCH
            found.append(match)
        value = sum(match.value for match in found) / len(found)
        value *= phrase.weight * self.togetherness([match.places for match in found])
        places = sorted({place for match in found for place in match.places})
        return Match(value, places, phrase.why)

    @staticmethod
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
    stops = [group.stop for group in weights.plan.groups]
    matches = [
        NO_MATCH if stop else reader.word(group)
        for stop, group in zip(stops, weights.groups, strict=True)
    ]
    scores = [idf * match.value for idf, match in zip(weights.idf, matches, strict=True)]
    said: list[Reason] = []
    for phrase, words in weights.phrases:
        span = slice(phrase.first, phrase.last)
        idf = sum(weights.idf[span])
        match = reader.phrase(phrase, words)
        if match.value * idf > sum(scores[span]):
            said.append(Reason(" ".join(word.surface for word in phrase.words), match.why))
            for number in range(*span.indices(len(scores))):
                scores[number] = match.value * weights.idf[number]
                matches[number] = match
    for match, worth in zip(matches, scores, strict=True):
        if match is not NO_MATCH:
            match.worth = worth
    if not any(scores) or not stands_together(weights.plan, reader):
        return None
    covered = sum(i * m.share for i, m in zip(weights.idf, matches, strict=True) if m.value)
    score = sum(scores) + near(weights, matches) + in_title(weights, matches, forward)
    return Weighed(score, covered / weights.total, matches, said)


def near(weights: Weights, matches: Sequence[Match]) -> float:
    """Words that are neighbours in the query are worth more as neighbours in the text."""
    bonus = 0.0
    wanted = [n for n, idf in enumerate(weights.idf) if idf]
    for one, other in pairwise(wanted):
        if matches[one] is matches[other] or not matches[one].value or not matches[other].value:
            continue
        gap = max(1, distance(matches[one].places, matches[other].places) - (other - one - 1))
        if gap <= NEAR:
            bonus += NEARNESS * min(weights.idf[one], weights.idf[other]) / gap
    return bonus


def in_title(weights: Weights, matches: Sequence[Match], forward: Forward) -> float:
    """A title that the query says whole is the page that was looked for."""
    if not forward.lengths[TITLE]:
        return 0.0
    words: dict[int, float] = {}
    for match in matches:
        for place in match.places:
            if place >> SHIFT == TITLE and match.value:
                words[place] = max(words.get(place, 0.0), match.value)
    said = sum(words.values()) / forward.lengths[TITLE]
    asked = sum(
        idf
        for idf, match in zip(weights.idf, matches, strict=True)
        if any(place >> SHIFT == TITLE for place in match.places)
    )
    return WHOLE_TITLE * asked * min(1.0, said) ** 1.5


def stands_together(plan: Plan, reader: Reader) -> bool:
    """Whether every quoted run stands in the document word for word (inflected or not)."""
    for first, last in plan.quoted:
        runs = []
        for group in plan.groups[first:last]:
            whole = [term_hash(a.term) for a in group.alternatives if a.term[0] in "xs"]
            runs.append({place for hashed in whole for place in reader.places(hashed)})
        if not any(
            all(start + number in run for number, run in enumerate(runs)) for start in runs[0]
        ):
            return False
    return True


def frequencies_needed(plan: Plan) -> list[str]:
    """Every term whose frequency weighing asks for."""
    found = [term for group in plan.groups for term in group.terms()]
    found += [term for phrase in plan.phrases for word in phrase.words for term in word.terms()]
    return list(dict.fromkeys(found))
