"""Highlights and excerpts, by the analyser's offsets: of a compound only the part that matched."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import NamedTuple

from linguistics.text import fold
from linguistics.words import Part, Token, Word

from .forward import BODY, SHIFT
from .terms import analyser, root

LONGEST = 240


@dataclass(frozen=True)
class Excerpt:
    html: str
    marks: int


@dataclass(frozen=True)
class Wanted:
    """Terms to mark, and runs of words (the terms of each) to mark where all of them stand."""

    terms: frozenset[str]
    runs: tuple[tuple[frozenset[str], ...], ...] = ()

    @cached_property
    def forms(self) -> dict[str, frozenset[str]]:
        """Every term by the letter that says what it is: the form behind it."""
        every = self.terms.union(*(word for run in self.runs for word in run))
        return {kind: frozenset(t[1:] for t in every if t[0] == kind) for kind in "xsrp"}

    @cached_property
    def silent(self) -> dict[int, Word]:
        """Words that were seen and say nothing of the query; analysers share them between texts."""
        return {}

    def of_word(self, token: Token) -> list[str]:
        """The terms that a word stands for as a whole."""
        word, forms = token.word, self.forms
        found = []
        if word.folded in forms["x"]:
            found.append("x" + word.folded)
        if word.stem in forms["s"]:
            found.append("s" + word.stem)
        if (base := root(word.stem)) in forms["r"]:
            found.append("r" + base)
        if word.also or token.joined or token.stands_for:
            found += ["s" + fold(form) for form in token.also if fold(form) in forms["s"]]
        return found

    def of_part(self, part: Part) -> list[str]:
        found = []
        if part.stem in self.forms["p"]:
            found.append("p" + part.stem)
        if (base := root(part.stem)) in self.forms["r"]:
            found.append("r" + base)
        return found

    def that_stand(self, here: set[str]) -> frozenset[str]:
        """What is marked in a text that has these terms."""
        whole = [run for run in self.runs if all(word & here for word in run)]
        return self.terms.union(*(word for run in whole for word in run))


class Spot(NamedTuple):
    """A word, or a part of one, and the terms that it stands for."""

    start: int
    end: int
    terms: Sequence[str]


def marked_places(tokens: Sequence[Token], wanted: Wanted) -> list[tuple[int, int]]:
    """(start, end) of each word, or part of a word, that answers the query."""
    words: list[tuple[Spot, list[Spot]]] = []
    silent = wanted.silent
    for token in tokens:
        word = token.word
        if id(word) in silent and not token.joined and not token.stands_for:
            continue
        whole = Spot(token.start, token.end, wanted.of_word(token))
        parts = [
            Spot(token.start + part.start, token.start + part.end, found)
            for part in word.parts
            if (found := wanted.of_part(part))
        ]
        if whole.terms or parts:
            words.append((whole, parts))
        elif not token.joined and not token.stands_for:
            silent[id(word)] = word
    if not words:
        return []
    terms = wanted.that_stand(
        {t for whole, parts in words for s in (whole, *parts) for t in s.terms}
    )
    places = []
    for whole, parts in words:
        if not terms.isdisjoint(whole.terms):
            places.append((whole.start, whole.end))
        else:
            places += [(s.start, s.end) for s in parts if not terms.isdisjoint(s.terms)]
    return joined(places)


def joined(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Parts side by side become one mark."""
    result: list[tuple[int, int]] = []
    for start, end in places:
        if result and result[-1][1] == start:
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return result


def highlight(text: str, locale: str, wanted: Wanted) -> Excerpt:
    """The whole text as HTML with `<mark>` around what answers."""
    places = marked_places(analyser().analyse(text, locale), wanted)
    return Excerpt(render(text, 0, len(text), places), len(places))


def excerpt(text: str, locale: str, wanted: Wanted) -> Excerpt:
    """The stretch of a text with the most different matches, at most 240 characters."""
    places = marked_places(analyser().analyse(text, locale), wanted)
    if not places:
        return Excerpt("", 0)
    begin = max(places, key=lambda place: (variety(text, places, place[0]), -place[0]))[0]
    start = word_start(text, max(0, begin - 60))
    end = min(len(text), start + LONGEST)
    if end < len(text):
        end = max(text.rfind(" ", start, end), begin + 1)
    inside = [place for place in places if start <= place[0] and place[1] <= end]
    body = render(text, start, end, inside)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return Excerpt(f"{before}{body.strip()}{after}", len(inside))


def variety(text: str, places: Sequence[tuple[int, int]], begin: int) -> int:
    words = {text[s:e].lower() for s, e in places if begin <= s < begin + LONGEST - 60}
    return len(words)


def word_start(text: str, place: int) -> int:
    """The start of a sentence or word at or before a place."""
    if place == 0:
        return 0
    newline = text.rfind("\n", max(0, place - 60), place + 60)
    if newline >= 0:
        return newline + 1
    return text.rfind(" ", 0, place) + 1


def render(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> str:
    pieces = []
    for mark_start, mark_end in places:
        pieces.append(escape(text[start:mark_start]))
        pieces.append(f"<mark>{escape(text[mark_start:mark_end])}</mark>")
        start = mark_end
    pieces.append(escape(text[start:end]))
    return "".join(pieces).replace("\n", " ")


def best_part(starts: Sequence[int], runs: Iterable[tuple[float, Sequence[int]]]) -> int | None:
    """Number of the part of a text that says most of the query; the first of equals.

    `starts` is where each part begins, `runs` the worth and the places of each of its words.
    """
    kinds = [0.0] * len(starts)
    for worth, run in runs:
        seen: dict[int, int] = {}
        for place in run:
            if place >> SHIFT == BODY:
                part = last_not_after(starts, place & ((1 << SHIFT) - 1))
                seen[part] = seen.get(part, 0) + 1
        for part, count in seen.items():
            kinds[part] += worth * (1 + min(count, 5) / 10)
    best = max(kinds, default=0.0)
    return kinds.index(best) if best else None


def last_not_after(starts: Sequence[int], number: int) -> int:
    return max(0, bisect_right(starts, number) - 1)
