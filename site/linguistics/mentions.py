"""Mentions of glossary terms in running text, by inflected form and by compound part."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from linguistics.analyser import Analyser
from linguistics.phrases import Phrases
from linguistics.words import Token

_JOINTS = frozenset(" \u00a0\u202f\n-\u2010\u2011")
_LEAST_STEM = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` names a concept; ``whole`` unless it is a part of a longer word."""

    start: int
    end: int
    key: str
    whole: bool


class _Unit(NamedTuple):
    """A simple word or one part of a compound, and whether a word begins or ends there."""

    start: int
    end: int
    stem: str
    first: bool
    last: bool


class Mentions:
    """Finds the terms of one locale; build it once for a glossary.

    ``terms`` are pairs of a concept's key and one of its forms. Where two concepts have
    the same form the first one given is kept.
    """

    def __init__(self, terms: Iterable[tuple[str, str]], locale: str, analyser: Analyser) -> None:
        self._analyser = analyser
        self._locale = locale
        rows: dict[tuple[str, ...], str] = {}
        for key, form in terms:
            stems = tuple(unit.stem for unit in _units(analyser.analyse(form, locale)))
            if len("".join(stems)) >= _LEAST_STEM:
                rows.setdefault(stems, key)
        self._phrases = Phrases((key, stems) for stems, key in rows.items())

    def find(self, text: str) -> list[Mention]:
        """The mentions in a text, in order and never overlapping; the longest term wins."""
        units = _units(self._analyser.analyse(text, self._locale))
        found: list[Mention] = []
        for begin, end, key in self._phrases.find([unit.stem for unit in units]):
            run = units[begin:end]
            if (not found or run[0].start >= found[-1].end) and _is_one(run, text):
                whole = run[0].first and run[-1].last
                found.append(Mention(run[0].start, run[-1].end, key, whole))
        return found


def _units(tokens: Iterable[Token]) -> list[_Unit]:
    units: list[_Unit] = []
    for token in tokens:
        if not token.parts:
            units.append(_Unit(token.start, token.end, token.stem, first=True, last=True))
        for number, part in enumerate(token.parts, start=1):
            last = number == len(token.parts)
            units.append(_Unit(part.start, part.end, part.stem, first=number == 1, last=last))
    return units


def _is_one(run: list[_Unit], text: str) -> bool:
    """Inside one word, or whole words with nothing but spaces and hyphens between them."""
    inside = not any(unit.last for unit in run[:-1])
    if inside:
        return True
    gaps = (text[before.end : after.start] for before, after in pairwise(run))
    return run[0].first and run[-1].last and all(set(gap) <= _JOINTS for gap in gaps)
