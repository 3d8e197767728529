"""What a reader types, made comparable."""

from linguistics.text import fold

LONGEST = 100


def fold_query(text: str, *, keep_spaces: bool = False) -> str:
    """Without accents, signs and case: `Räddn.` → `raddn`. At most 100 characters."""
    short = text[:LONGEST]
    if not keep_spaces:
        return fold(short)
    words = [fold(word) for word in short.split()]
    joined = " ".join(word for word in words if word)
    # A space at the end says that the word is finished.
    return f"{joined} " if joined and short[-1:].isspace() else joined
