"""Stop words and abbreviations: small tables of our own."""

from dataclasses import dataclass
from functools import cache

from linguistics.domain import DATA

LANGUAGES = ("sv", "en")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation and what it stands for in one language."""

    short: str
    language: str
    long: str


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words that carry no meaning of their own, in lower case."""
    return frozenset((DATA / f"stopwords.{language}.txt").read_text("utf-8").split())


@cache
def own_abbreviations() -> tuple[Abbreviation, ...]:
    """The table that comes with the package."""
    lines = (DATA / "abbreviations.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(Abbreviation(short, language, long) for short, language, long in rows)


def language_of(locale: str) -> str:
    """``sv`` or ``en`` for a locale such as ``sv-se``; whatever is not English is Swedish."""
    return "en" if locale.lower().startswith("en") else "sv"
