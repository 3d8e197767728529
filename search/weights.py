"""A plan made ready for weighing documents: hashes instead of terms, and what each word is worth.

What does not depend on the document is computed here, once for a query.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .engines.base import Statistics
from .forward import BODY, FILE, HEADING, KEYWORD, SUMMARY, TITLE, mark, term_hash
from .plan import OTHER_ACCENTS, STEM, UNACCENTED, Alternative, Group, Phrase, Plan

# Worth of a word by where it stands, and how much a long field dilutes it (BM25F).
WEIGHT = {TITLE: 8.0, SUMMARY: 3.0, HEADING: 2.5, BODY: 1.0, KEYWORD: 2.0, FILE: 0.5}
DILUTION = {TITLE: 0.4, SUMMARY: 0.3, HEADING: 0.4, BODY: 0.5, KEYWORD: 0.6, FILE: 0.7}
# A query said in more ways costs more than it finds.
MOST_PHRASES = 16


@dataclass(frozen=True, slots=True)
class Compiled:
    """A group made ready: (hash, weight, why) of each way that finds anything, best first."""

    ways: tuple[tuple[int, float, str], ...]
    parts: tuple["Compiled", ...]
    idf: float
    number: int


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A phrase made ready: its words, their numbers, and the worth of what it stands for."""

    phrase: Phrase
    words: tuple[Compiled, ...]
    numbers: frozenset[int]
    span: slice
    idf: float
    most: float
    """It cannot score more than this."""


# A common word that neither retrieves nor counts.
SILENT = Compiled((), (), 0.0, 0)


class Weights:
    """A plan with its inverse document frequencies; ways that find nothing are left out."""

    def __init__(self, plan: Plan, statistics: Statistics):
        self.plan = plan
        self.statistics = statistics
        self._known: dict[Group, Compiled] = {}
        self.spoken_for: dict[int, list[int]] = {}
        """Hash of a term → numbers of the words that it says, whole or in part."""
        self.groups = [SILENT if group.stop else self.compiled(group) for group in plan.groups]
        self.idf = [group.idf for group in self.groups]
        self.total = sum(self.idf) or 1.0
        self.wanted = [number for number, idf in enumerate(self.idf) if idf]
        self.phrases = [self.otherwise(phrase) for phrase in phrases_found(plan, statistics)]
        self.marks = [(*mark(hashed), hashed) for hashed in self.spoken_for]
        """(byte, bit, hash) of every term that says something."""
        self.quoted = [
            [
                [term_hash(way.term) for way in group.alternatives if way.term[0] in "xs"]
                for group in plan.groups[first:last]
            ]
            for first, last in plan.quoted
        ]
        # By field: worth, and what of it a field's length leaves (see `worth`).
        self._fields = [
            (WEIGHT[where], 1 - DILUTION[where], DILUTION[where], mean)
            for where, mean in enumerate(statistics.mean_lengths)
        ]

    def worth(self, lengths: Sequence[int]) -> list[float]:
        """What a word is worth in each field of a document with fields of these lengths."""
        return [
            weight / (rest + dilution * length / mean)
            for (weight, rest, dilution, mean), length in zip(self._fields, lengths, strict=True)
        ]

    def otherwise(self, phrase: Phrase) -> Otherwise:
        words = tuple(self.compiled(word) for word in phrase.said)
        span = slice(phrase.first, phrase.last)
        idf = sum(self.idf[span])
        numbers = frozenset(word.number for word in words)
        return Otherwise(phrase, words, numbers, span, idf, phrase.weight * idf)

    def compiled(self, group: Group) -> Compiled:
        known = self._known.get(group)
        if known is None:
            ways = sorted(self.ways(group), key=lambda way: -way.weight)
            parts = tuple(self.compiled(part) for part in group.parts)
            known = self._known[group] = Compiled(
                tuple((term_hash(way.term), way.weight, way.why) for way in ways),
                parts,
                self.group_idf(group),
                len(self._known) + 1,
            )
            for hashed in hashes(known):
                self.spoken_for.setdefault(hashed, []).append(known.number)
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


def hashes(word: Compiled) -> set[int]:
    """Of all terms that say something of it."""
    own = {hashed for hashed, _weight, _why in word.ways}
    return own.union(*(hashes(part) for part in word.parts))


def phrases_found(plan: Plan, statistics: Statistics) -> list[Phrase]:
    """Those of which the index has every word; the first ones, if there are very many."""
    counts = statistics.frequencies
    found = [
        phrase
        for phrase in plan.phrases
        if phrase.said and all(any(counts.get(t) for t in w.terms()) for w in phrase.said)
    ]
    return found[:MOST_PHRASES]


def frequencies_needed(plan: Plan) -> list[str]:
    """Every term whose frequency weighing asks for."""
    found = [term for group in plan.groups for term in group.terms()]
    found += [term for phrase in plan.phrases for word in phrase.words for term in word.terms()]
    return list(dict.fromkeys(found))
