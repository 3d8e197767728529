"""Other ways to say it: the glossary's forms in both languages, and the editors' synonyms."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path

from linguistics.phrases import Phrases
from linguistics.text import fold
from reference.library import Library, library

from .models import Synonym
from .models.editorial import pairs
from .plan import Group, Phrase, Plan, word_groups
from .terms import analyser

DATA = Path(__file__).parent / "data"
SYNONYM = 0.8
TERM = 0.85
FORM = 0.65
FOREIGN_TERM = 0.75
FOREIGN_FORM = 0.5
# A concept with dozens of forms must not turn a query into hundreds of terms.
MOST_FORMS = 6


@dataclass(frozen=True)
class Said:
    """One way to say a concept, in a language."""

    text: str
    locale: str
    weight: float
    why: str


class Thesaurus:
    """What is said otherwise, found by stems; immutable, one for each state of its sources."""

    def __init__(self, shelf: Library, synonyms: list[Synonym]):
        self.shelf = shelf
        self.concepts = shelf.concepts
        self._ways: dict[str, tuple[Said, ...]] = {}
        self._words: dict[Said, tuple[Group, ...]] = {}
        rows: dict[str, list[tuple[str, list[str]]]] = {"sv": [], "en": []}
        for key in shelf.concepts:
            self.add_concept(key, rows)
        self._concepts = {code: Phrases(found) for code, found in rows.items()}
        rows = {"sv": [], "en": []}
        said = [(s.language, *pair) for s in synonyms for pair in s.pairs()]
        for number, (code, word, others) in enumerate([*said, *own_synonyms()]):
            name = f"synonym/{number}"
            self._ways[name] = tuple(Said(o, code, SYNONYM, "synonym") for o in others)
            rows[code].append((name, stems(word, code)))
        self._synonyms = {code: Phrases(found) for code, found in rows.items()}

    def add_concept(self, key: str, rows: dict[str, list[tuple[str, list[str]]]]) -> None:
        concept = self.concepts[key]
        for code, other in (("sv", "en"), ("en", "sv")):
            name = f"{code}/{key}"
            self._ways[name] = tuple(ways_to_say(concept, code, other))
            for form in {concept.text("term", code), *concept.forms(code)}:
                rows[code].append((name, stems(form, code)))

    def spellings(self) -> dict[str, str]:
        """Folded word → word, of everything that the thesaurus knows: nobody meant another."""
        said = {said.text for ways in self._ways.values() for said in ways}
        words = {word.lower() for text in said for word in text.split()}
        return {fold(word): word for word in sorted(words) if word.isalpha()}

    def find(self, plan: Plan) -> Iterator[Phrase]:
        """Phrases for every run of the query's words that is a known form."""
        other = "en" if plan.locale == "sv" else "sv"
        foreign = tuple(stems(plan.query, other))
        for code, found in ((plan.locale, plan.stems), (other, foreign)):
            if len(found) != len(plan.groups):
                continue
            # A term of the glossary can have synonyms of the editors besides.
            known = (self._concepts[code], self._synonyms[code])
            for first, last, name in chain.from_iterable(each.find_all(found) for each in known):
                for said in self._ways[name]:
                    yield Phrase(first, last, self.words(said), said.weight, said.why)

    def words(self, said: Said) -> tuple[Group, ...]:
        if said not in self._words:
            groups = word_groups(said.text, said.locale)
            self._words[said] = tuple(plainly(group) for group in groups)
        return self._words[said]

    def concept_named(self, plan: Plan) -> str:
        """Key of the concept whose term or form is the whole query, in either language."""
        other = "en" if plan.locale == "sv" else "sv"
        for code, found in ((plan.locale, plan.stems), (other, stems(plan.query, other))):
            for first, last, name in self._concepts[code].find_all(found):
                if (first, last) == (0, len(found)):
                    return name.split("/", 1)[1]
        return ""


@cache
def own_synonyms() -> tuple[tuple[str, str, list[str]], ...]:
    """(language, word, what it also finds) of the table that comes with the code."""
    found = []
    for line in (DATA / "synonyms.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, words, finds = [*line.split("\t"), ""][:3]
            split = [[w.strip() for w in cell.split("|") if w.strip()] for cell in (words, finds)]
            found += [(code, *pair) for pair in pairs(*split)]
    return tuple(found)


def plainly(group: Group) -> Group:
    """A word of an expansion: found by its stem, whole or in a compound, and in no wider way."""
    kept = tuple(way for way in group.alternatives if way.why in {"stem", "part of a compound"})
    return replace(group, alternatives=kept or group.alternatives, parts=())


def ways_to_say(concept, code: str, other: str) -> Iterator[Said]:
    term = f"glossary, {concept.key}"
    yield Said(concept.text("term", code), code, TERM, term)
    yield Said(concept.text("term", other), other, FOREIGN_TERM, f"{term}, other language")
    for form in concept.forms(code)[:MOST_FORMS]:
        yield Said(form, code, FORM, term)
    for form in concept.forms(other)[:MOST_FORMS]:
        yield Said(form, other, FOREIGN_FORM, f"{term}, other language")


def stems(text: str, locale: str) -> list[str]:
    return [token.stem for token in analyser().analyse(text, locale)]


_held: Thesaurus | None = None


def thesaurus() -> Thesaurus:
    """The thesaurus of the present glossary and synonyms: one query when nothing has changed."""
    global _held  # noqa: PLW0603 - one for each state, shared by a process
    shelf = library()
    held = _held
    # The library itself, not its number: databases come and go under one process in tests.
    if held is None or held.shelf is not shelf:
        held = _held = Thesaurus(shelf, list(Synonym.objects.order_by("pk")))
    return held


def expand(plan: Plan, known: Thesaurus) -> Plan:
    """The plan with everything that the thesaurus knows of its words, longest runs first."""
    phrases = sorted(
        [*plan.phrases, *known.find(plan)], key=lambda p: (p.first - p.last, -p.weight)
    )
    kept: dict[tuple, Phrase] = {}
    for phrase in phrases:
        words = tuple(group.surface.lower() for group in phrase.words)
        kept.setdefault((phrase.first, phrase.last, words), phrase)
    return replace(plan, phrases=tuple(kept.values()))
