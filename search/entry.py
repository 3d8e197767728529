"""A document analysed: what an index stores of it."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from linguistics.text import fold

from .document import Document
from .forward import BODY, FIELDS, FILE, HEADING, KEYWORD, SHIFT, SUMMARY, TITLE, pack
from .terms import analyser, facet_term, token_terms

# Words at the end of one part and the start of the next are not near each other.
_GAP = 50
_MOST_WORDS = 1 << (SHIFT - 1)


# What a suggestion is: a title or term, another form of a term, a heading.
TITLE_OF, FORM_OF, HEADING_OF = "title", "form", "heading"


class Suggestion(NamedTuple):
    """A text to show, found by what it begins with from one of its words on, folded."""

    begins: str
    shown: str
    source: str = TITLE_OF


@dataclass(frozen=True)
class Entry:
    """`weighty` and `plain` are terms for retrieval, each once: of title, headings, summary and
    keywords, and of the rest. `stored` is the document with the place where each part begins."""

    document: Document
    weighty: list[str]
    plain: list[str]
    facets: list[str]
    forward: bytes
    stored: dict[str, Any]
    suggestions: list[Suggestion]


class _Writer:
    def __init__(self, locale: str):
        self.locale = locale
        self.places: dict[str, list[int]] = defaultdict(list)
        self.next = [0] * len(FIELDS)
        self.lengths = [0] * len(FIELDS)

    def add(self, field: int, text: str) -> int:
        """Take in a text; the number of its first word within the field."""
        start = self.next[field]
        number = start
        for token in analyser().analyse(text, self.locale):
            for term in token_terms(token):
                self.places[term].append(field << SHIFT | min(number, _MOST_WORDS))
            number += 1
        self.lengths[field] += number - start
        self.next[field] = number + _GAP
        return start


def entry(document: Document) -> Entry:
    writer = _Writer(document.locale)
    writer.add(TITLE, document.title)
    writer.add(SUMMARY, document.summary)
    starts = []
    for part in document.parts:
        # A heading's words count as body too, so that they can be near the text below it.
        writer.add(HEADING, part.title)
        starts.append(writer.add(BODY, f"{part.title}\n{part.text}"))
    writer.add(KEYWORD, document.keywords)
    writer.add(FILE, document.files)
    weighty: list[str] = []
    plain: list[str] = []
    for term, places in writer.places.items():
        heavy = any(place >> SHIFT not in (BODY, FILE) for place in places)
        (weighty if heavy else plain).append(term)
    return Entry(
        document=document,
        weighty=weighty,
        plain=plain,
        facets=facet_terms(document),
        forward=pack(writer.places, writer.lengths),
        stored=asdict(document) | {"files": "", "starts": starts},
        suggestions=suggestions(document),
    )


def facet_terms(document: Document) -> list[str]:
    values = {**document.facets, "kind": [document.kind], "language": [document.locale]}
    return [facet_term(name, value) for name, found in values.items() for value in found]


def suggestions(document: Document) -> list[Suggestion]:
    """A page's title and headings; a concept's term and other forms."""
    texts = {document.title: TITLE_OF}
    for part in document.parts:
        if document.kind == "concept":
            texts.setdefault(part.text, FORM_OF)
        elif part.title and part.anchor:
            texts.setdefault(part.title, HEADING_OF)
    return [
        Suggestion(" ".join(words[start:]), text, source)
        for text, source in texts.items()
        if (words := folded_words(text))
        for start in range(min(len(words), 12))
    ]


def folded_words(text: str) -> list[str]:
    """Words as completion compares them: no accents, no hyphens, lower case."""
    return [word for word in (fold(word) for word in text.split()) if word]
