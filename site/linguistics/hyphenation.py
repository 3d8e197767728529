"""Where a long word in a heading may break: at the seams of the compound."""

from linguistics.analyser import Analyser, default_analyser

SOFT_HYPHEN = "\u00ad"
_LEAST_WORD = 12
_LEAST_PIECE = 3


def soft_hyphens(text: str, locale: str, analyser: Analyser | None = None) -> str:
    """The text with U+00AD at the seams of compounds of 12 letters or more.

    A word that has a hyphen or a soft hyphen already is left as it is, so that applying
    this twice changes nothing. English words are left to the browser.
    """
    pieces: list[str] = []
    place = 0
    for token in (analyser or default_analyser()).analyse(text, locale):
        surface = text[token.start : token.end]
        if len(surface) < _LEAST_WORD or not surface.isalpha():
            continue
        for part in token.parts[1:]:
            if part.start - place >= _LEAST_PIECE and token.end - part.start >= _LEAST_PIECE:
                pieces.append(text[place : part.start])
                place = part.start
    return SOFT_HYPHEN.join([*pieces, text[place:]])
