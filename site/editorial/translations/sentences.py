"""Which old translation stands for which new text, when an original is reworded or re-cut.

Pure functions on texts; what they give is a proposal to show as outdated, never a translation.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import unescape
from itertools import accumulate

TAG = re.compile(r"<[^>]+>")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
LEAST_ALIKE = 0.5


def plain(text: str) -> str:
    """A text without markup, case and double spaces: what it says, not how it looks."""
    return " ".join(unescape(TAG.sub("", text)).casefold().split())


def alike(one: str, other: str) -> float:
    """Similarity of two texts by words, 0–1; 1 for texts that differ in emphasis or case alone."""
    return SequenceMatcher(None, plain(one).split(), plain(other).split(), autojunk=False).ratio()


def sentences(text: str) -> list[str]:
    return [part for part in SENTENCE_END.split(text.strip()) if part]


def carry(
    old: Sequence[tuple[str, str]], new: Sequence[str], least: float = LEAST_ALIKE
) -> list[str | None]:
    """For each text in `new`, the old translation that stood in its place, or None.

    `old` are pairs of an original text and its translation, in reading order; both sequences
    belong to one field. A text that was cut in two shares its translation by sentences where
    these can be told apart; texts that were joined join theirs.
    """
    matcher = SequenceMatcher(
        None, [plain(text) for text, _translation in old], [plain(text) for text in new], False
    )
    carried: list[str | None] = [None] * len(new)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            carried[begin:stop] = [translation for _text, translation in old[start:end]]
        elif kind == "replace":
            carried[begin:stop] = replaced(old[start:end], new[begin:stop], least)
    return carried


def replaced(old: Sequence[tuple[str, str]], new: Sequence[str], least: float) -> list[str | None]:
    if len(old) == 1 and len(new) > 1 and same_words([old[0][0]], new):
        return cut(old[0][1], new)
    if len(old) > 1 and len(new) == 1 and same_words([text for text, _t in old], new):
        return [" ".join(translation for _text, translation in old)]
    if len(old) == len(new):
        return [translation for _text, translation in old]
    return nearest(old, new, least)


def same_words(old: Sequence[str], new: Sequence[str]) -> bool:
    return alike(" ".join(old), " ".join(new)) > 0.9


def cut(translation: str, new: Sequence[str]) -> list[str | None]:
    """Share a translation among the parts of its original, sentence by sentence.

    Where the sentences cannot be counted off, the first part keeps the whole.
    """
    counts = [len(sentences(text)) for text in new]
    parts = sentences(translation)
    if len(parts) != sum(counts) or TAG.search(translation):
        return [translation, *[None] * (len(new) - 1)]
    ends = list(accumulate(counts))
    return [" ".join(parts[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def nearest(old: Sequence[tuple[str, str]], new: Sequence[str], least: float) -> list[str | None]:
    """Give each new text the likest old one that no other text has taken."""
    scores = sorted(
        (
            (alike(text, candidate), position, number)
            for number, (text, _translation) in enumerate(old)
            for position, candidate in enumerate(new)
        ),
        reverse=True,
    )
    found: list[str | None] = [None] * len(new)
    taken: set[int] = set()
    for score, position, number in scores:
        if score >= least and found[position] is None and number not in taken:
            found[position] = old[number][1]
            taken.add(number)
    return found
