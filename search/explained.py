"""A plan and its reasons in words, for editors and the command line."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .plan import Group, Phrase, Plan

WAYS = {
    "exact": gettext_lazy("as it is written"),
    "stem": gettext_lazy("in any inflection"),
    "part of a compound": gettext_lazy("as a part of longer words"),
    "with other accents": gettext_lazy("with other accents"),
    "root": gettext_lazy("as a verb or its noun"),
    "other form": gettext_lazy("in another form"),
    "read in the other language": gettext_lazy("read in the other language"),
    "in parts": gettext_lazy("by its parts"),
    "spelt together": gettext_lazy("spelt together"),
    "synonym": gettext_lazy("synonym"),
    "best bet": gettext_lazy("best bet"),
}
# What a word was corrected to follows.
OF = " of “"
GLOSSARY, ELSEWHERE = "glossary, ", ", other language"


@dataclass(frozen=True)
class WordLooked:
    """One word of the query: what it was split into, and how else it is found."""

    text: str
    parts: str
    ways: list[str]
    is_common: bool
    corrected: str


@dataclass(frozen=True)
class SaidOtherwise:
    """`concept` is the key of the glossary's entry that says so, `url` where it is edited."""

    text: str
    otherwise: str
    why: str
    concept: str
    weight: float
    url: str = ""


def words(plan: Plan) -> list[WordLooked]:
    return [
        WordLooked(
            text=group.surface,
            parts=" + ".join(split(group)),
            ways=list(dict.fromkeys(way(a.why.partition(OF)[0]) for a in group.alternatives)),
            is_common=group.stop,
            corrected=group.corrected,
        )
        for group in plan.groups
    ]


def split(group: Group) -> Iterator[str]:
    """The smallest parts of a compound; nothing for a word that is none."""
    for part in group.parts:
        yield from split(part) if part.parts else [part.surface]


def said_otherwise(plan: Plan) -> list[SaidOtherwise]:
    return [
        SaidOtherwise(
            text=" ".join(group.surface for group in plan.groups[phrase.first : phrase.last]),
            otherwise=" ".join(word.surface for word in phrase.words),
            why=way(phrase.why),
            concept=concept(phrase),
            weight=phrase.weight,
        )
        for phrase in plan.phrases
    ]


def concept(phrase: Phrase) -> str:
    if not phrase.why.startswith(GLOSSARY):
        return ""
    return phrase.why.removeprefix(GLOSSARY).removesuffix(ELSEWHERE)


def way(why: str) -> str:
    """`why` of the plan or the ranking in the editor's language."""
    if why.startswith(GLOSSARY):
        said = _("the glossary’s entry “%s”") % why.removeprefix(GLOSSARY).removesuffix(ELSEWHERE)
        # A text inside an f-string is not found when texts are collected.
        elsewhere = _("in the other language")
        return f"{said}, {elsewhere}" if why.endswith(ELSEWHERE) else said
    name, _of, corrected = why.partition(OF)
    known = str(WAYS.get(name, name))
    return f"{known} (“{corrected})" if corrected else known
