"""Which spelling of a folded word is shown: the one that most documents have."""

from collections import Counter
from collections.abc import Iterable

from linguistics.text import fold


def best_spellings(counts: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Folded word → how it is written most often.

    `counts` are terms `x…` (folded) and `e…` (with accents) and the documents that have them. A
    word is shown with accents where at least half of its documents have them.
    """
    folded: dict[str, int] = {}
    accented: dict[str, Counter[str]] = {}
    for term, documents in counts:
        if term[0] == "x":
            folded[term[1:]] = documents
        else:
            accented.setdefault(fold(term[1:]), Counter())[term[1:]] = documents
    words = {}
    for word, documents in sorted(folded.items()):
        spelt, most = max(
            accented.get(word, {}).items(), key=lambda item: (item[1], item[0]), default=(word, 0)
        )
        words[word] = spelt if 2 * most >= documents else word
    return words
