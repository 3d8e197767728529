"""A query as data: what is looked for, in which ways, and what each way is worth. No engine.

A group is one word of the query with the ways to find it. A phrase is another way to say one or
more words in a row (a synonym, the glossary's term in this or the other language); where it
scores more than the words themselves it stands in for them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from linguistics.text import fold
from linguistics.words import Part, Token

from .terms import accented, analyser, root

MOST_CHARACTERS = 300
MOST_WORDS = 24
EXACT, STEM, OTHER, ROOT, PART = 1.0, 0.92, 0.85, 0.6, 0.5
# *vård* as *värd*: most readers who leave out accents mean a word that only exists with them, and
# then it counts as the stem itself (`scoring`).
UNACCENTED = 0.5
# A wider form of a figure: the chapter of a section, the year of a date.
WIDER = 0.2
JOINED = 0.95
OTHER_LANGUAGE = 0.8
IN_PARTS = 0.75
CORRECTION = 0.7
OTHER_ACCENTS = "with other accents"

_QUOTED = re.compile(r'["“”„»«]([^"“”„»«]*)["“”„»«]')
_MINUS = re.compile(r"(?:(?<=\s)|^)[-\u2212](?=\w)(\w+)")


@dataclass(frozen=True)
class Alternative:
    """One term that stands for a word; `why` is for people."""

    term: str
    weight: float
    why: str


@dataclass(frozen=True)
class Group:
    """One word: its alternatives, and for a compound its parts, each a group of its own.

    A stop word neither retrieves nor counts. `corrected` is what an unknown word was read as.
    `cites` says that it names a section of law.
    """

    surface: str
    alternatives: tuple[Alternative, ...]
    parts: tuple["Group", ...] = ()
    stop: bool = False
    corrected: str = ""
    cites: bool = False

    def terms(self) -> Iterator[str]:
        for alternative in self.alternatives:
            yield alternative.term
        for part in self.parts:
            yield from part.terms()


@dataclass(frozen=True)
class Phrase:
    """Groups `first` to `last` (not included) said otherwise, as words in a row."""

    first: int
    last: int
    words: tuple[Group, ...]
    weight: float
    why: str

    @property
    def said(self) -> list[Group]:
        """Its words but the common ones, which neither retrieve nor count."""
        return [word for word in self.words if not word.stop]


@dataclass(frozen=True)
class Plan:
    """`quoted` are runs of groups that must stand together; `excluded` terms must not occur."""

    query: str
    locale: str
    groups: tuple[Group, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    excluded: tuple[str, ...] = ()
    stems: tuple[str, ...] = field(default=())

    def corrected_query(self) -> str:
        """The query with corrections in place; empty when nothing was corrected."""
        if not any(group.corrected for group in self.groups):
            return ""
        return " ".join(group.corrected or group.surface for group in self.groups)

    def lines(self) -> Iterator[str]:
        """For people: one line a way of finding."""
        for group in self.groups:
            yield from group_lines(group, "")
        for phrase in self.phrases:
            covered = " ".join(g.surface for g in self.groups[phrase.first : phrase.last])
            said = " ".join(word.surface for word in phrase.words)
            yield f"“{covered}” also as “{said}” ({phrase.why}, {phrase.weight:.2f})"
        if self.excluded:
            yield f"without: {', '.join(self.excluded)}"


def group_lines(group: Group, indent: str) -> Iterator[str]:
    ways = ", ".join(f"{a.term} {a.weight:.2f} {a.why}" for a in group.alternatives)
    mark = " (too common to search for)" if group.stop else ""
    yield f"{indent}{group.surface}{mark}: {ways}"
    for part in group.parts:
        yield from group_lines(part, f"{indent}  part ")


def read(query: str, locale: str) -> Plan:
    """Whatever a reader typed, as a plan; nothing is a syntax error.

    Quoted runs must stand together, `-word` must not occur, an unbalanced quote is dropped. Only
    the first 300 characters and 24 words count.
    """
    text = " ".join(query[:MOST_CHARACTERS].replace("\x00", " ").split())
    excluded = [match[1] for match in _MINUS.finditer(text)]
    rest = _MINUS.sub(" ", text)
    groups: list[Group] = []
    quoted: list[tuple[int, int]] = []
    place = 0
    for match in _QUOTED.finditer(rest):
        groups += word_groups(rest[place : match.start()], locale)
        inside = word_groups(match[1], locale)
        if len(inside) > 1:
            quoted.append((len(groups), len(groups) + len(inside)))
        groups += inside
        place = match.end()
    groups += word_groups(rest[place:], locale)
    groups = unstopped(groups[:MOST_WORDS])
    return Plan(
        query=query,
        locale=locale,
        groups=tuple(groups),
        phrases=tuple(closed_pairs(groups, locale)),
        quoted=tuple(run for run in quoted if run[1] <= len(groups)),
        excluded=tuple(term for word in excluded for term in excluded_terms(word, locale)),
        stems=tuple(stem_of(group) for group in groups),
    )


def unstopped(groups: Sequence[Group]) -> list[Group]:
    """A query of nothing but common words is searched for all the same."""
    if groups and all(group.stop for group in groups):
        return [replace(group, stop=False) for group in groups]
    return list(groups)


def closed_pairs(groups: Sequence[Group], locale: str) -> Iterator[Phrase]:
    """Two words in a row as one, should the texts spell them so."""
    for number, (one, other) in enumerate(pairwise(groups)):
        closed = one.surface + other.surface
        if one.stop or other.stop or not closed.isalpha():
            continue
        for word in word_groups(closed, locale)[:1]:
            whole = replace(word, parts=(), alternatives=word.alternatives[:2])
            yield Phrase(number, number + 2, (whole,), JOINED, "spelt together")


def excluded_terms(word: str, locale: str) -> Iterator[str]:
    for token in analyser().analyse(word, locale):
        yield "x" + token.folded
        yield "s" + token.stem


def word_groups(text: str, locale: str) -> list[Group]:
    """The words of a text as groups, read in both languages."""
    other = "en" if locale == "sv" else "sv"
    foreign = {(t.start, t.end): t for t in analyser().analyse(text, other)}
    return [
        token_group(token, text, foreign.get((token.start, token.end)))
        for token in analyser().analyse(text, locale)
    ]


def token_group(token: Token, text: str, foreign: Token | None) -> Group:
    ways = [
        *exactly(token),
        Alternative("a" + accented(token.exact, token.stem), STEM, "stem"),
        Alternative("s" + token.stem, UNACCENTED, OTHER_ACCENTS),
        Alternative("p" + token.stem, PART, "part of a compound"),
        Alternative("r" + root(token.stem), ROOT, "root"),
    ]
    other = WIDER if token.word.kind in {"section", "date"} else OTHER
    ways += [Alternative("s" + fold(form), other, "other form") for form in token.also]
    if foreign is not None and foreign.stem != token.stem:
        ways.append(Alternative("s" + foreign.stem, OTHER_LANGUAGE, "read in the other language"))
    parts = [part_group(part) for part in token.parts]
    return Group(
        surface=text[token.start : token.end],
        alternatives=best(ways),
        parts=tuple(parts),
        stop=token.word.stop or (foreign is not None and foreign.word.stop),
        cites=token.word.kind == "section",
    )


def exactly(token: Token) -> Iterator[Alternative]:
    if token.exact == token.folded:
        yield Alternative("x" + token.folded, EXACT, "exact")
    else:
        yield Alternative("e" + token.exact, EXACT, "exact")
        yield Alternative("x" + token.folded, UNACCENTED, OTHER_ACCENTS)


def part_group(part: Part) -> Group:
    """A part of a compound, taken apart further where it is a compound itself."""
    inner = next(iter(analyser().analyse(part.form, "sv")), None)
    return Group(
        part.form,
        (
            Alternative("a" + accented(part.form, part.stem), STEM, "stem"),
            Alternative("s" + part.stem, UNACCENTED, OTHER_ACCENTS),
            Alternative("p" + part.stem, STEM, "part of a compound"),
            Alternative("r" + root(part.stem), ROOT, "root"),
        ),
        tuple(part_group(deeper) for deeper in inner.parts) if inner else (),
    )


def best(ways: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Each term once, with the greatest weight that it was given."""
    kept: dict[str, Alternative] = {}
    for way in ways:
        if way.term not in kept or kept[way.term].weight < way.weight:
            kept[way.term] = way
    return tuple(kept.values())


def stem_of(group: Group) -> str:
    return next(way.term[1:] for way in group.alternatives if way.term[0] == "s")


def correct(plan: Plan, corrections: dict[int, str]) -> Plan:
    """The plan with unknown words (by their number) read as known ones, for less."""
    groups = list(plan.groups)
    for number, word in corrections.items():
        meant = word_groups(word, plan.locale)
        if len(meant) != 1:
            continue
        ways = [
            replace(way, weight=way.weight * CORRECTION, why=f"{way.why} of “{word}”")
            for way in meant[0].alternatives
        ]
        groups[number] = replace(
            groups[number],
            alternatives=best([*groups[number].alternatives, *ways]),
            parts=meant[0].parts,
            corrected=word,
        )
    stems = tuple(
        stem_of(word_groups(group.corrected, plan.locale)[0]) if group.corrected else stem
        for group, stem in zip(groups, plan.stems, strict=True)
    )
    return replace(plan, groups=tuple(groups), stems=stems)
