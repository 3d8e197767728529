"""Glossary terms in a page's running text: a button at the first mention of each."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from django.utils.html import format_html

from linguistics.analyser import Analyser
from linguistics.mentions import Mention, Mentions
from reference.library import Library
from reference.models import Concept

# Paragraphs whose mentions are kept: those of a few hundred pages.
KEPT = 8192
VOWELS = frozenset("aeiouyåäö")
SHORT = 3
# Where a line may break between two letters or signs.
_SEAM = re.compile(r"[\s/–-]")


@dataclass
class PageWords:
    """Collects, while a page is rendered, the concepts that its text mentions."""

    library: Library
    locale: str
    mentioned: dict[str, Concept] = field(default_factory=dict)

    def mark(self, text: str) -> str:
        """`text` escaped, with the first mention on the page of each concept as a button."""
        parts = []
        position = 0
        for mention in finder(self.library, self.locale).find(text):
            if mention.key in self.mentioned or mention.start < position:
                continue
            self.mentioned[mention.key] = self.library.concepts[mention.key]
            start, end = word_around(text, position, mention)
            parts.append(escape(text[position:start], quote=False))
            term = button(mention.key, text[mention.start : mention.end])
            if end - start > mention.end - mention.start:
                # A line may break before and after a button, but not within a word.
                term = format_html(
                    '<span class="nb">{}{}{}</span>',
                    text[start : mention.start], term, text[mention.end : end],
                )  # fmt: skip
            parts.append(term)
            position = end
        return "".join([*parts, escape(text[position:], quote=False)])


def word_around(text: str, position: int, mention: Mention) -> tuple[int, int]:
    """From where to where the text hangs together: the rest of a compound, punctuation."""
    seams = _SEAM.finditer(text, position, mention.start)
    start = max((seam.end() for seam in seams), default=position)
    after = _SEAM.search(text, mention.end)
    return start, after.start() if after else len(text)


def button(key: str, written: str) -> str:
    return format_html(
        '<button type="button" class="term" popovertarget="word-{}">{}</button>', key, written
    )


class Finder:
    """Finds the concepts of one library in texts of one language."""

    def __init__(self, library: Library, locale: str):
        self._forms = {
            concept.key: [
                form.strip()
                for form in (concept.text("term", locale), *concept.forms(locale))
                if form.strip()
            ]
            for concept in library.concepts.values()
        }
        terms = [(key, form) for key, forms in self._forms.items() for form in forms]
        analyser = Analyser(glossary=[form for _key, form in terms])
        self._mentions = Mentions(terms, locale, analyser)
        self.find = lru_cache(maxsize=KEPT)(self._find)

    def _find(self, text: str) -> list[Mention]:
        return [
            mention
            for mention in self._mentions.find(text)
            if any(
                is_form(text[mention.start : mention.end], form)
                for form in self._forms[mention.key]
            )
        ]


def is_form(written: str, form: str) -> bool:
    """Whether a word may be an inflection of a term, and not just a word of the same stem.

    *köp* and *köpare*, *använda* and *användare* share a stem but not a meaning; an
    abbreviation (*CAN*) is never the word that it looks like (*can*).
    """
    if form.isupper():
        return written.startswith(form)
    words, wanted = written.casefold().split(), form.casefold().split()
    if len(words) != len(wanted):
        return "".join(words).startswith("".join(wanted))
    return all(word.startswith(base(term)) for word, term in zip(words, wanted, strict=True))


def base(word: str) -> str:
    """What an inflection keeps: a last vowel may change (*krona*, *kronor*; *policy*)."""
    return word[:-1] if len(word) > SHORT and word[-1] in VOWELS else word


def finder(library: Library, locale: str) -> Finder:
    """Made once for each snapshot of the library and language, and dropped with it."""
    finders = vars(library).setdefault("finders", {})
    if locale not in finders:
        finders[locale] = Finder(library, locale)
    return finders[locale]
