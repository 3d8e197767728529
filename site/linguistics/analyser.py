"""Text and locale → tokens. One analyser serves indexing, queries, headings and links."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache, partial
from importlib import metadata

from linguistics.compounds import Splitter
from linguistics.lexicon import Lexicon, swedish
from linguistics.patterns import Figure, find_figures
from linguistics.phrases import Phrases
from linguistics.spelling import read_word
from linguistics.text import lower
from linguistics.vocabulary import (
    LANGUAGES,
    Abbreviation,
    language_of,
    own_abbreviations,
    stop_words,
)
from linguistics.words import Token, Word

# Raised by hand when the code gives other tokens for the same data.
RULES = 1
_CACHED_WORDS = 50_000
_CACHED_FIGURES = 8_192
_MARKS = "\u0300-\u036f\u00ad"
_WORD = re.compile(rf"\w+(?:(?:[{_MARKS}]+|[-\u2010\u2011](?=[^\W_])|['\u2019](?=[^\W\d_]))\w*)*")
_LONGEST_JOINED = 64
_OPEN_GAP = frozenset({" ", "\u00a0", "\u202f"})


class Analyser:
    """Immutable but for its caches, and safe to share between threads.

    ``glossary`` is the editors' words, with compounds in any spelling; ``abbreviations``
    are added to those that come with the package; ``names`` of people, places and firms
    are never taken apart (*Ramsjö*, but *Ramsjö* + *modellen*).
    """

    def __init__(
        self,
        glossary: Iterable[str] = (),
        abbreviations: Iterable[Abbreviation] = (),
        names: Iterable[str] = (),
        lexicon: Lexicon | None = None,
    ) -> None:
        base = lexicon or swedish()
        terms = sorted({lower(term) for term in glossary})
        whole = sorted({lower(name) for name in names if name.isalpha()})
        base = base.extended(whole)
        table = (*own_abbreviations(), *abbreviations)
        self._splitter = Splitter(base.extended(_constituents(base, terms)))
        self._known = frozenset(term for term in terms if term.isalpha())
        self._long: dict[str, dict[str, tuple[str, ...]]] = {
            language: _long_forms(table, language) for language in LANGUAGES
        }
        # One cache for each language, keyed by the spelling alone: a tuple would cost time.
        self._words = {
            language: lru_cache(maxsize=_CACHED_WORDS)(partial(self._read, language=language))
            for language in LANGUAGES
        }
        self._pairs = lru_cache(maxsize=_CACHED_WORDS)(self._join)
        self._phrases = {
            language: Phrases(
                (row.short.lower(), [word.stem for word in self._plain(row.long, language)])
                for row in table
                if row.language == language
            )
            for language in LANGUAGES
        }
        self.version = _version(base.version, terms, whole, table)

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a Swedish compound in lower case, or the word alone."""
        return self._splitter.split(lower(word))

    def analyse(self, text: str, locale: str) -> list[Token]:
        """The tokens of a text, in order and never overlapping; never raises."""
        language = language_of(locale)
        tokens = self._tokens(text, language)
        if language == "sv":
            self._mark_open_compounds(text, tokens)
        self._mark_long_forms(tokens, language)
        return tokens

    def _tokens(self, text: str, language: str) -> list[Token]:
        tokens: list[Token] = []
        place = 0
        for start, end, figure in find_figures(text):
            self._read_words(text, place, start, language, tokens)
            tokens.append(Token(start, end, _figure_word(figure)))
            place = end
        self._read_words(text, place, len(text), language, tokens)
        return tokens

    def _read_words(
        self, text: str, start: int, end: int, language: str, tokens: list[Token]
    ) -> None:
        read, append, new = self._words[language], tokens.append, tuple.__new__
        for match in _WORD.finditer(text, start, end):
            word = read(match[0])
            if word is not None:
                # Token(…) with its defaults takes twice as long, in the innermost loop.
                append(new(Token, (*match.span(), word, None, "")))

    def _plain(self, text: str, language: str) -> list[Word]:
        return [token.word for token in self._tokens(text, language)]

    def _read(self, surface: str, language: str) -> Word | None:
        swedish_text = language == "sv"
        word = read_word(
            surface,
            language,
            self._split_with_bases if swedish_text else None,
            self._long[language],
            stop_words(language),
        )
        if word is None or not swedish_text or word.stop or word.long_forms:
            return word
        last = word.parts[-1].form if word.parts else word.exact
        return replace(word, begins_compound=self._splitter.lexicon.begin_cost(last) is not None)

    def _split_with_bases(self, piece: str) -> tuple[tuple[str, str], ...]:
        *begins, end = self._splitter.split(piece)
        lexicon = self._splitter.lexicon
        return (*((form, lexicon.base(form)) for form in begins), (end, end))

    def _mark_open_compounds(self, text: str, tokens: list[Token]) -> None:
        for index, first in enumerate(tokens[:-1]):
            if not first.word.begins_compound:
                continue
            second = tokens[index + 1]
            adjacent = second.start - first.end == 1 and text[first.end] in _OPEN_GAP
            if adjacent and not second.word.stop:
                joined = self._pairs(first.word.exact, second.word.exact)
                if joined is not None:
                    tokens[index] = first._replace(joined=joined)

    def _join(self, first: str, second: str) -> Word | None:
        """The closed spelling of two words, where a linking s or the vocabulary speaks for it."""
        if not second.isalpha() or len(first) + len(second) > _LONGEST_JOINED:
            return None
        lexicon = self._splitter.lexicon
        together = first + second
        linked = first.endswith("s") and lexicon.end_cost(second) is not None
        if not (linked or together in self._known or together in lexicon.entries):
            return None
        word = self._words["sv"](together)
        return word if word is not None and word.parts else None

    def _mark_long_forms(self, tokens: list[Token], language: str) -> None:
        for start, _, short in self._phrases[language].find([token.word.stem for token in tokens]):
            tokens[start] = tokens[start]._replace(stands_for=short)


@cache
def default_analyser() -> Analyser:
    """The analyser without a glossary."""
    return Analyser()


def _constituents(lexicon: Lexicon, terms: Iterable[str]) -> Iterable[str]:
    """The glossary's simple words: a compound that splits is no constituent itself."""
    splitter = Splitter(lexicon)
    for term in terms:
        if term.isalpha() and len(splitter.split(term)) == 1:
            yield term


def _long_forms(table: Iterable[Abbreviation], language: str) -> dict[str, tuple[str, ...]]:
    """Abbreviation in lower case → its long forms, those of the text's own language first."""
    forms: dict[str, tuple[str, ...]] = {}
    for row in sorted(table, key=lambda row: row.language != language):
        short = row.short.lower()
        forms[short] = (*forms.get(short, ()), row.long)
    return forms


@lru_cache(maxsize=_CACHED_FIGURES)
def _figure_word(figure: Figure) -> Word:
    return Word(figure.form, figure.form, figure.form, figure.kind, also=figure.also)


def _version(
    lexicon: str, terms: Iterable[str], names: Iterable[str], table: Iterable[Abbreviation]
) -> str:
    """Changes whenever the same text could give other tokens."""
    digest = hashlib.sha256(f"{RULES}\n{lexicon}\n".encode())
    digest.update(metadata.version("snowballstemmer").encode())
    for language in LANGUAGES:
        digest.update(" ".join(sorted(stop_words(language))).encode())
    for row in sorted(table, key=lambda row: (row.short, row.language, row.long)):
        digest.update(f"{row.short}\t{row.language}\t{row.long}\n".encode())
    for term in (*terms, "", *names):
        digest.update(f"{term}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]
