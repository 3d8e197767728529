"""Citations of the procurement act in running text, as docs/content-format.md writes them.

Swedish ``6 kap. 31 § andra stycket``, English ``LOU 6:31 second paragraph``. A citation
that names another act (``… § förvaltningslagen``, ``… § LUF``) is none of ours.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from linguistics.acts import names_another_act_after, names_another_act_before
from linguistics.text import GAP

NBSP = "\u00a0"

_ORDINALS = {
    "sv": (
        *("första", "andra", "tredje", "fjärde", "femte"),
        *("sjätte", "sjunde", "åttonde", "nionde", "tionde"),
    ),
    "en": (
        *("first", "second", "third", "fourth", "fifth"),
        *("sixth", "seventh", "eighth", "ninth", "tenth"),
    ),
}

_NUMBER = rf"[0-9]{{1,3}}(?:{GAP}[a-z])?"
# "33 § 3" is point 3, but not in "33 § 3 000 kr" or "33 § 3 kap.".
_NOT_A_POINT = (
    rf"(?![\w%])(?![.,:–-][0-9])(?!{GAP}(?:[a-z]{GAP})?"
    r"(?:[0-9]|kap\b|§|%|kr\b|kronor\b|procent\b|dagar\b|månader\b|år\b|miljon|euro\b))"
)

_SWEDISH = re.compile(
    rf"(?<![\w–-])(?<![0-9][.,:])(?P<chapter>{_NUMBER}){GAP}kap\.{GAP}"
    rf"(?P<section>{_NUMBER})(?:{GAP})?§(?!§)"
    rf"(?:{GAP}(?P<paragraph>{'|'.join(_ORDINALS['sv'])}){GAP}stycket\b)?"
    rf"(?:{GAP}(?P<point>[1-9][0-9]?){_NOT_A_POINT})?"
)
_ENGLISH = re.compile(
    rf"(?<!\w)LOU{GAP}(?P<chapter>[0-9]{{1,3}}[a-z]?):(?P<section>[0-9]{{1,3}}[a-z]?)"
    r"(?!\w)(?!:[0-9])(?!\s?[–-]\s?[0-9])"
    rf"(?:{GAP}(?P<paragraph>{'|'.join(_ORDINALS['en'])}){GAP}paragraph\b)?"
    rf"(?:,?{GAP}point{GAP}(?P<point>[1-9][0-9]?)(?!\w))?"
)
_JOIN = re.compile(rf",?{GAP}(?:(?:och|eller|samt){GAP})?")
_KEY = re.compile(r"([a-z]+)-([0-9]+)([a-z]?)-([0-9]+)([a-z]?)")
_PLACE = re.compile(r"(?:st([1-9][0-9]?))?(?:(?:(?<=[0-9])-|^)p([1-9][0-9]?))?")


@dataclass(frozen=True, slots=True)
class Citation:
    """One section cited, and where: ``text[start:end]`` is what was written.

    ``chapter`` and ``section`` are spelt as the statute does ("19 a"); ``place`` is
    "", "st2" (second paragraph), "p3" (point 3) or "st1-p2".
    """

    start: int
    end: int
    act: str
    chapter: str
    section: str
    place: str = ""

    @property
    def key(self) -> str:
        """The key of the section's record: ``lou-19a-11``."""
        return f"{self.act}-{_tight(self.chapter)}-{_tight(self.section)}"


def find_citations(text: str, locale: str) -> list[Citation]:
    """The citations in a text, in order and never overlapping; ranges are not citations."""
    if _language(locale) == "en":
        return [_citation(match, "en") for match in _ENGLISH.finditer(text)]
    matches = list(_SWEDISH.finditer(text))
    return [_citation(match, "sv") for match in _own(matches, text)]


def parse_key(key: str) -> tuple[str, str, str]:
    """A section's key as act, chapter and section: ``lou-19a-11`` → ("lou", "19 a", "11").

    Raises ValueError for anything else.
    """
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(f"not the key of a section: {key!r}")
    act, chapter, chapter_letter, section, section_letter = match.groups()
    return act, f"{chapter} {chapter_letter}".strip(), f"{section} {section_letter}".strip()


def parse_place(place: str) -> tuple[int | None, int | None]:
    """A place as paragraph and point: ``st1-p2`` → (1, 2), ``""`` → (None, None).

    Raises ValueError for anything else.
    """
    match = _PLACE.fullmatch(place)
    if match is None or place.endswith("-"):
        raise ValueError(f"not a place in a section: {place!r}")
    paragraph, point = match.groups()
    return (int(paragraph) if paragraph else None, int(point) if point else None)


def format_citation(reference: Citation | str, locale: str, place: str = "") -> str:
    """A citation, or a section's key and a place, as that language writes it.

    Raises ValueError for a malformed key or place.
    """
    if isinstance(reference, Citation):
        return format_parts(
            reference.chapter, reference.section, place or reference.place, locale, reference.act
        )
    act, chapter, section = parse_key(reference)
    return format_parts(chapter, section, place, locale, act)


def format_parts(chapter: str, section: str, place: str, locale: str, act: str = "lou") -> str:
    """Chapter, section and place as written in that language, with no-break spaces.

    The line may still break before "andra stycket": a whole citation that cannot break
    overflows a narrow screen.
    """
    language = _language(locale)
    paragraph, point = parse_place(place)
    if language == "en":
        words = [f"{act.upper()}{NBSP}{_tight(chapter)}:{_tight(section)}"]
        words += [f"{_ordinal(paragraph, language)} paragraph"] if paragraph else []
        words += [f"point{NBSP}{point}"] if point else []
        return " ".join(words)
    written = f"{_loose(chapter)}{NBSP}kap.{NBSP}{_loose(section)}{NBSP}§"
    written += f" {_ordinal(paragraph, language)} stycket" if paragraph else ""
    written += f"{NBSP}{point}" if point else ""
    return written if act == "lou" else f"{written} {act.upper()}"


def _own(matches: list[re.Match[str]], text: str) -> Iterable[re.Match[str]]:
    """Without those of another act; "4 kap. 2 § och 5 kap. 1 § LUF" names it for both."""
    kept: list[re.Match[str]] = []
    foreign_from: int | None = None
    for match in reversed(matches):
        joined = foreign_from is not None and _JOIN.fullmatch(text, match.end(), foreign_from)
        if (
            joined
            or names_another_act_after(text, match.end())
            or names_another_act_before(text, match.start())
        ):
            foreign_from = match.start()
        else:
            foreign_from = None
            kept.append(match)
    return reversed(kept)


def _citation(match: re.Match[str], language: str) -> Citation:
    paragraph, point = match["paragraph"], match["point"]
    codes = []
    if paragraph:
        codes.append(f"st{_ORDINALS[language].index(paragraph) + 1}")
    if point:
        codes.append(f"p{point}")
    return Citation(
        start=match.start(),
        end=match.end(),
        act="lou",
        chapter=_spelt(match["chapter"]),
        section=_spelt(match["section"]),
        place="-".join(codes),
    )


def _language(locale: str) -> str:
    return "en" if locale.lower().startswith("en") else "sv"


def _ordinal(number: int, language: str) -> str:
    ordinals = _ORDINALS[language]
    if number > len(ordinals):
        raise ValueError(f"no ordinal for paragraph {number}")
    return ordinals[number - 1]


def _tight(number: str) -> str:
    return "".join(number.split())


def _loose(number: str) -> str:
    return NBSP.join(number.split())


def _spelt(number: str) -> str:
    tight = _tight(number)
    return f"{tight[:-1]} {tight[-1]}" if tight[-1].isalpha() else tight
