"""Glossary concepts in a text: the approved term to use, and terms that are used wrongly."""

from dataclasses import dataclass
from html import unescape

from linguistics.analyser import default_analyser
from linguistics.mentions import Mentions
from reference.library import library
from reference.models import Concept

from .sentences import TAG


@dataclass(frozen=True)
class Term:
    """A concept found in the original: how it reads there, and the term to use for it."""

    key: str
    source: str
    approved: str


@dataclass(frozen=True)
class Misuse:
    """A form that the glossary says to avoid, or (`found` empty) a term that is not there."""

    found: str
    approved: str


class Terms:
    """Finds the glossary's concepts in texts of one language pair; build it once a request."""

    def __init__(self, source: str, target: str):
        self.source, self.target = source, target
        self.concepts: dict[str, Concept] = library().concepts
        self.in_source = self.finder(source, avoided=False)
        self.in_target = self.finder(target, avoided=False)
        self.to_avoid = self.finder(target, avoided=True)

    def finder(self, locale: str, avoided: bool) -> Mentions:
        forms = [
            (key, form)
            for key, concept in self.concepts.items()
            for form in self.forms(concept, locale, avoided)
        ]
        return Mentions(forms, locale, default_analyser())

    @staticmethod
    def forms(concept: Concept, locale: str, avoided: bool) -> list[str]:
        if avoided:
            return [form for form in concept.text("avoid", locale).split("\n") if form]
        return [concept.text("term", locale), *concept.forms(locale)]

    def wanted(self, text: str) -> list[Term]:
        """The concepts that an original text names, each once, in order."""
        text = unescape(TAG.sub("", text))
        found = {}
        for mention in self.in_source.find(text):
            if mention.key not in found:
                concept = self.concepts[mention.key]
                approved = concept.text("term", self.target)
                found[mention.key] = Term(mention.key, text[mention.start : mention.end], approved)
        return list(found.values())

    def misused(self, original: str, translation: str) -> list[Misuse]:
        """Forms to avoid in a translation, and terms of the original that it does not use."""
        if not translation:
            return []
        translation = unescape(TAG.sub("", translation))
        used = {mention.key for mention in self.in_target.find(translation)}
        avoided = [
            (mention.key, translation[mention.start : mention.end])
            for mention in self.to_avoid.find(translation)
        ]
        faults = [
            Misuse(form, self.concepts[key].text("term", self.target)) for key, form in avoided
        ]
        told = used | {key for key, _form in avoided}
        return faults + [
            Misuse("", term.approved) for term in self.wanted(original) if term.key not in told
        ]
