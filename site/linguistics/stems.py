"""Snowball stems, folded, so that å typed as a finds the same stem."""

from functools import lru_cache

import snowballstemmer

from linguistics.text import fold

_SWEDISH = snowballstemmer.stemmer("swedish")
_ENGLISH = snowballstemmer.stemmer("english")


@lru_cache(maxsize=32_768)
def stem_swedish(word: str) -> str:
    """The folded stem of a lower-case Swedish word."""
    return fold(_SWEDISH.stemWord(word))


@lru_cache(maxsize=32_768)
def stem_english(word: str) -> str:
    """The folded stem of a lower-case English word."""
    return fold(_ENGLISH.stemWord(word))


def stem(word: str, language: str) -> str:
    """The folded stem of a lower-case word in ``sv`` or ``en``."""
    return stem_english(word) if language == "en" else stem_swedish(word)
