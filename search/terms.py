"""Index terms: a letter that says what it is, then letters and digits only.

`x` the word as written, folded · `s` its stem, or another form it is found by · `p` the stem of a
part of a compound · `e` the word with its accents, where folding took them (for display) ·
`f` a facet's value.
"""

from collections.abc import Iterator
from functools import cache

from linguistics.analyser import Analyser, default_analyser
from linguistics.text import fold
from linguistics.words import Token, Word


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
    yield "s" + word.stem
    for part in word.parts:
        yield "p" + part.stem
    for other in word.also:
        yield "s" + fold(other)


def token_terms(token: Token) -> Iterator[str]:
    yield from word_terms(token.word)
    if token.joined:
        yield "s" + token.joined.stem
    if token.stands_for:
        yield "s" + fold(token.stands_for)


def facet_term(name: str, value: str) -> str:
    """`facet_term("audience", "needs-owner")` → `faudienceneedsowner`."""
    return "f" + fold(name + value)
