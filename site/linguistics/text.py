"""Forms of one word: composed, lower case, folded; letter by letter, so that offsets hold."""

import unicodedata
from functools import lru_cache

# What may stand between the words of a citation or a figure, as a pattern.
GAP = "[ \\t\\n\u00a0\u2009\u202f]{1,3}"
_HYPHENS = "-\u2010\u2011"
_SPECIAL = {"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe"}


def lower(text: str) -> str:
    """Lower case without a change of length (İ would become two characters)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold(text: str) -> str:
    """Lower case without diacritics, letters and digits only: ``Räddn.`` → ``raddn``."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return "".join(_folded(letter) for letter in text)


def composed(surface: str) -> tuple[str, list[int] | None]:
    """The NFC form, and where each of its characters begins in the surface (None: same places)."""
    if unicodedata.is_normalized("NFC", surface):
        return surface, None
    pieces: list[str] = []
    starts: list[int] = []
    begin = 0
    for place in range(1, len(surface) + 1):
        if place < len(surface) and unicodedata.combining(surface[place]):
            continue
        piece = unicodedata.normalize("NFC", surface[begin:place])
        pieces.append(piece)
        starts.extend([begin] * len(piece))
        begin = place
    return "".join(pieces), starts


def is_hyphen(character: str) -> bool:
    """Whether a character joins the parts of a word (soft hyphens are dropped, not joints)."""
    return character in _HYPHENS


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    if letter in _SPECIAL:
        return _SPECIAL[letter]
    bare = "".join(c for c in unicodedata.normalize("NFKD", letter.lower()) if c.isalnum())
    return "".join(_SPECIAL.get(c, c) for c in bare.lower())
