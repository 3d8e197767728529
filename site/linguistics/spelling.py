"""One spelling → what is known of the word: hyphens, apostrophes, marks, parts."""

import re
from collections.abc import Callable, Iterator, Mapping

from linguistics.stems import stem
from linguistics.text import composed, fold, is_hyphen, lower
from linguistics.words import Part, Word

Split = Callable[[str], tuple[tuple[str, str], ...]]
_POSSESSIVE = re.compile(r"['\u2019][sS]\Z")
_LONGEST_STEMMED = 64


def read_word(
    surface: str,
    language: str,
    split: Split | None,
    long_forms: Mapping[str, tuple[str, ...]],
    stops: frozenset[str],
) -> Word | None:
    """A spelling as a word, or None where nothing of it is a letter or a digit.

    ``split`` gives the parts of a piece between hyphens, each with the word it stands for.
    """
    written = _POSSESSIVE.sub("", surface) if language == "en" else surface
    letters = list(_letters(written))
    exact = "".join(letter for letter, _, _ in letters)
    folded = fold(exact)
    if not folded:
        return None
    parts = tuple(_parts(letters, language, split))
    long = long_forms.get(exact, ())
    return Word(
        exact=exact,
        folded=folded,
        stem=_stem(exact, language),
        kind="abbreviation" if long else "word",
        stop=exact in stops,
        parts=parts if len(parts) > 1 else (),
        long_forms=long,
    )


def _letters(surface: str) -> Iterator[tuple[str, int, bool]]:
    """Each letter in lower case, its place in the surface, and whether a hyphen stands before."""
    text, starts = composed(surface)
    hyphen = False
    for place, letter in enumerate(lower(text)):
        if letter.isalnum():
            yield letter, (starts[place] if starts else place), hyphen
            hyphen = False
        elif is_hyphen(letter):
            hyphen = True


def _parts(
    letters: list[tuple[str, int, bool]], language: str, split: Split | None
) -> Iterator[Part]:
    """The parts between hyphens, each split further; a part reaches to the next seam."""
    seams = [0, *(place for place, letter in enumerate(letters) if letter[2] and place)]
    for first, last in zip(seams, [*seams[1:], len(letters)], strict=True):
        piece = "".join(letter for letter, _, _ in letters[first:last])
        begin = first
        for form, base in split(piece) if split else ((piece, piece),):
            end = begin + len(form)
            until = letters[end][1] if end < last else letters[last - 1][1] + 1
            yield Part(letters[begin][1], until, form, fold(form), _stem(base, language))
            begin = end


def _stem(form: str, language: str) -> str:
    """A "word" of 10,000 letters has no stem, and would cost time and memory."""
    return stem(form, language) if len(form) <= _LONGEST_STEMMED else fold(form)
