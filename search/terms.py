"""Index terms: a letter that says what it is, then letters and digits only.

`x` the word as written, folded · `s` its stem, folded, or another form it is found by · `a` its
stem with accents, for *mat* is not *mät* · `r` its root, a
stem without the ending that makes a noun of a verb · `p` the stem of a part of a compound ·
`e` the word with its accents, where folding took them (for display) · `f` a facet's value.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from linguistics.analyser import Analyser, default_analyser
from linguistics.text import fold
from linguistics.words import Token, Word

_NOUN_ENDING = re.compile(r"(.{4,}?)(?:ning|ing|and|end|els)")


@cache
def analyser() -> Analyser:
    """The analyser of documents and queries.

    Without the glossary: its forms act through the query plan, so that an editor's change needs
    no new index.
    """
    return default_analyser()


def word_terms(word: Word) -> Iterator[str]:
    yield "x" + word.folded
    if word.exact != word.folded:
        yield "e" + word.exact
    if word.stop:
        # Stems of common words are stems of others too: *väder*, folded, is *vad*.
        return
    yield "s" + word.stem
    yield "a" + accented(word.exact, word.stem)
    yield "r" + root(word.stem)
    for part in word.parts:
        yield "p" + part.stem
        yield "r" + root(part.stem)
    for other in word.also:
        yield "s" + fold(other)


def accented(exact: str, stem: str) -> str:
    """The stem as it is spelt in the word; the word itself where it is not spelt there."""
    begins = exact[: len(stem)]
    return begins if fold(begins) == stem else exact


@lru_cache(maxsize=50_000)
def root(stem: str) -> str:
    """`upphandling`, as Snowball leaves it, → `upphandl`, the stem of *upphandla* and its kin."""
    found = _NOUN_ENDING.fullmatch(stem)
    return found[1] if found else stem


def token_terms(token: Token) -> Iterator[str]:
    yield from word_terms(token.word)
    if token.joined:
        yield "s" + token.joined.stem
    if token.stands_for:
        yield "s" + fold(token.stands_for)


def facet_term(name: str, value: str) -> str:
    """`facet_term("audience", "needs-owner")` → `faudienceneedsowner`."""
    return "f" + fold(name + value)
