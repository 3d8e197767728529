"""How much one document says of one plan: saturated term frequency by field, idf, nearness."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .engines.base import Statistics
from .forward import BODY, FILE, HEADING, KEYWORD, SHIFT, SUMMARY, TITLE, Forward, term_hash
from .plan import IN_PARTS, Alternative, Group, Phrase, Plan

Places = Sequence[int]

# Worth of a word by where it stands, and how much a long field dilutes it (BM25F).
WEIGHT = {TITLE: 9.0, SUMMARY: 3.0, HEADING: 2.5, BODY: 1.0, KEYWORD: 2.0, FILE: 0.5}
DILUTION = {TITLE: 0.4, SUMMARY: 0.3, HEADING: 0.4, BODY: 0.5, KEYWORD: 0.6, FILE: 0.7}
SATURATION = 1.6
NEAR = 6
NEARNESS = 0.35
WHOLE_TITLE = 0.6
APART = 0.3


@dataclass
class Match:
    """`value` is between 0 and 1; `places` gave it; `share` is how much of the word they are."""

    value: float = 0.0
    places: Places = ()
    why: str = ""
    share: float = 1.0


@dataclass
class Weighed:
    """A document's score before what it is counts, and how much of the query it covers."""

    score: float
    coverage: float
    matches: list[Match]
    reasons: list[str] = field(default_factory=list)


class Weights:
    """A plan with its inverse document frequencies; ways that find nothing are left out."""

    def __init__(self, plan: Plan, statistics: Statistics):
        self.plan = plan
        self.statistics = statistics
        self.known = {term for term, count in statistics.frequencies.items() if count}
        self.groups = [self.pruned(group) for group in plan.groups]
        self.idf = [0.0 if group.stop else self.group_idf(group) for group in plan.groups]
        self.phrases = [
            (phrase, tuple(self.pruned(word) for word in phrase.words))
            for phrase in plan.phrases
            if all(word.stop or self.findable(word) for word in phrase.words)
        ]
        self.hashes = {term: term_hash(term) for term in self.known}
        self.total = sum(self.idf) or 1.0

    def pruned(self, group: Group) -> Group:
        kept = tuple(way for way in group.alternatives if way.term in self.known)
        parts = tuple(self.pruned(part) for part in group.parts)
        return replace(group, alternatives=kept, parts=parts)

    def findable(self, group: Group) -> bool:
        return any(term in self.known for term in group.terms())

    def frequency(self, alternatives: Sequence[Alternative]) -> int:
        counts = self.statistics.frequencies
        whole = [counts.get(way.term, 0) for way in alternatives if way.term[0] != "p"]
        return max(whole, default=0) or max(
            (counts.get(way.term, 0) for way in alternatives), default=0
        )

    def group_idf(self, group: Group) -> float:
        count = self.frequency(group.alternatives)
        total = self.statistics.documents
        return math.log(1 + (total - count + 0.5) / (count + 0.5))


class Reader:
    """Weighs one document against a plan."""

    def __init__(self, weights: Weights, forward: Forward):
        self.weights = weights
        self.forward = forward
        self._places: dict[str, Places] = {}

    def places(self, term: str) -> Places:
        found = self._places.get(term)
        if found is None:
            found = self._places[term] = self.forward.places(self.weights.hashes[term])
        return found

    def strength(self, places: Places) -> float:
        """Saturated frequency, between 0 and 1."""
        heavy = 0.0
        means = self.weights.statistics.mean_lengths
        lengths = self.forward.lengths
        for place in places:
            where = place >> SHIFT
            thin = DILUTION[where]
            heavy += WEIGHT[where] / (1 - thin + thin * lengths[where] / means[where])
        return heavy / (heavy + SATURATION)

    def word(self, group: Group) -> Match:
        best = Match()
        for way in group.alternatives:
            if way.weight <= best.value:
                continue
            places = self.places(way.term)
            if places:
                value = way.weight * self.strength(places)
                if value > best.value:
                    best = Match(value, places, way.why)
        if group.parts:
            in_parts = self.in_parts(group.parts)
            if in_parts.value > best.value:
                return in_parts
        return best

    def in_parts(self, parts: Sequence[Group]) -> Match:
        """A compound said as several words, or some of them."""
        found = [self.word(part) for part in parts]
        idf = [self.weights.group_idf(part) for part in parts]
        value = sum(m.value * i for m, i in zip(found, idf, strict=True)) / (sum(idf) or 1)
        share = sum(i for m, i in zip(found, idf, strict=True) if m.value) / (sum(idf) or 1)
        if all(match.value for match in found):
            value *= IN_PARTS * self.togetherness([match.places for match in found])
        else:
            value *= IN_PARTS * share
        places = [place for match in found for place in match.places]
        return Match(value, sorted(places), "in parts", share)

    def phrase(self, phrase: Phrase, words: Sequence[Group]) -> Match:
        found = [self.word(word) for word in words if not word.stop]
        if not found or not all(match.value for match in found):
            return Match()
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
    matches = [Match() if g.stop else reader.word(g) for g in weights.groups]
    scores = [idf * match.value for idf, match in zip(weights.idf, matches, strict=True)]
    reasons = [
        f"{g.surface}: {m.why}" for g, m in zip(weights.groups, matches, strict=True) if m.value
    ]
    for phrase, words in weights.phrases:
        span = slice(phrase.first, phrase.last)
        idf = sum(weights.idf[span])
        match = reader.phrase(phrase, words)
        if match.value * idf > sum(scores[span]):
            reasons.append(" ".join(word.surface for word in words) + f": {match.why}")
            for number in range(*span.indices(len(scores))):
                scores[number] = match.value * weights.idf[number]
                matches[number] = match
    if not any(scores) or not stands_together(weights.plan, reader):
        return None
    covered = sum(i * m.share for i, m in zip(weights.idf, matches, strict=True) if m.value)
    score = sum(scores) + near(weights, matches) + in_title(weights, matches, forward)
    return Weighed(score, covered / weights.total, matches, reasons)


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
        for group in reader.weights.groups[first:last]:
            whole = [a.term for a in group.alternatives if a.term[0] in "xs"]
            runs.append({place for term in whole for place in reader.places(term)})
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
