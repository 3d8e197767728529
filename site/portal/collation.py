"""Alphabetical order as each language has it."""

import unicodedata

SWEDISH = {letter: chr(ord("z") + 1 + index) for index, letter in enumerate("åäö")}


def sort_key(text: str, locale: str) -> tuple[str, str]:
    """Key that sorts as a reader of `locale` expects.

    Swedish has å, ä, ö last, in that order; English files accented letters under their base
    letter. Case and other accents are ignored, save to keep equal words in a stable order.
    """
    folded = text.casefold()
    if locale == "sv":
        folded = "".join(
            SWEDISH.get(letter, letter) for letter in unicodedata.normalize("NFC", folded)
        )
    base = "".join(
        letter
        for letter in unicodedata.normalize("NFD", folded)
        if not unicodedata.combining(letter)
    )
    return base, text
