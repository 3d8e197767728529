"""Tokens: a place in the text, and what is known of the word that stands there."""

from dataclasses import dataclass
from typing import NamedTuple


class Part(NamedTuple):
    """One part of a compound; ``start`` and ``end`` count from the beginning of the text."""

    start: int
    end: int
    form: str
    folded: str
    stem: str


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a spelling wherever it stands; shared between all its tokens.

    Every form has only letters and digits and is in lower case. ``exact`` is composed and
    without hyphens, ``folded`` without diacritics, ``stem`` a folded Snowball stem.
    ``also`` holds other forms that this word must be found by. ``kind`` is "word",
    "abbreviation" or that of a figure: "section", "act", "sum", "date", "number".
    ``begins_compound`` says that it could be the first half of a compound spelt open.
    """

    exact: str
    folded: str
    stem: str
    kind: str = "word"
    stop: bool = False
    parts: tuple[Part, ...] = ()
    also: tuple[str, ...] = ()
    long_forms: tuple[str, ...] = ()
    begins_compound: bool = False


class Token(NamedTuple):
    """``text[start:end]`` and its word; ``joined`` is its compound with the next token."""

    start: int
    end: int
    word: Word
    joined: Word | None = None
    stands_for: str = ""

    @property
    def exact(self) -> str:
        """Composed, lower case, without hyphens."""
        return self.word.exact

    @property
    def folded(self) -> str:
        """As ``exact``, without diacritics."""
        return self.word.folded

    @property
    def stem(self) -> str:
        """The folded Snowball stem."""
        return self.word.stem

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of a compound with their places in the text; empty for a simple word."""
        return tuple(
            part._replace(start=self.start + part.start, end=self.start + part.end)
            for part in self.word.parts
        )

    @property
    def also(self) -> tuple[str, ...]:
        """Other forms to be found by: the closed spelling, the abbreviation of a long form."""
        joined = (self.joined.stem,) if self.joined else ()
        short = (self.stands_for,) if self.stands_for else ()
        return (*self.word.also, *joined, *short)
