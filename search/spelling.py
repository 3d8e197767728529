"""Corrections for words that the index does not have: Damerau-Levenshtein, keyboard-aware."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

_ROWS = ("1234567890", "qwertyuiopå", "asdfghjklöä", "zxcvbnm")
_CHEAP = 0.6
_SHORTEST = 5


@lru_cache(maxsize=4096)
def _substitution(one: str, other: str) -> float:
    """Neighbours on a Swedish keyboard are mistaken for each other more often."""
    for number, row in enumerate(_ROWS):
        at = row.find(one)
        if at >= 0:
            near = {row[max(0, at - 1)], row[min(len(row) - 1, at + 1)]}
            for beside in (number - 1, number + 1):
                if 0 <= beside < len(_ROWS):
                    near |= set(_ROWS[beside][max(0, at - 1) : at + 2])
            return _CHEAP if other in near else 1.0
    return 1.0


def distance(one: str, other: str, most: float) -> float:
    """Optimal string alignment distance with cheap keyboard neighbours; above `most`, infinite.

    A letter doubled or left single costs as little as a neighbour.
    """
    before: list[float] = []
    row = [float(column) for column in range(len(other) + 1)]
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [float(i)]
        for j, wanted in enumerate(other, start=1):
            cost = 0.0 if letter == wanted else _substitution(letter, wanted)
            doubled = _CHEAP if i > 1 and one[i - 2] == letter else 1.0
            single = _CHEAP if j > 1 and other[j - 2] == wanted else 1.0
            value = min(before[j - 1] + cost, before[j] + doubled, row[j - 1] + single)
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                value = min(value, earlier[j - 2] + _CHEAP)
            row.append(value)
        if min(row) > most:
            return float("inf")
    return row[-1] if row[-1] <= most else float("inf")


class Corrector:
    """Knows one index's words: folded word → the word as it is written."""

    def __init__(self, vocabulary: Mapping[str, str]):
        self.vocabulary = vocabulary
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in vocabulary:
            if word.isalpha() and len(word) >= _SHORTEST - 1:
                self._by_length[len(word)].append(word)
        self._letters = {word: frozenset(word) for word in vocabulary if word.isalpha()}

    def correct(self, word: str) -> str:
        """The nearest known word as it is written, or empty. `word` is folded.

        One mistake is forgiven in words of five to eight letters, two in longer ones.
        """
        if not word.isalpha() or not _SHORTEST <= len(word) <= 40:
            return ""
        most = 1.0 if len(word) < 9 else 2.0
        letters = frozenset(word)
        found: tuple[float, int, str] | None = None
        for length in range(len(word) - int(most), len(word) + int(most) + 1):
            for known in self._by_length.get(length, ()):
                if len(letters ^ self._letters[known]) > 2 * most:
                    continue
                far = distance(word, known, most if found is None else found[0])
                # The first letter is seldom wrong.
                rank = (
                    far + (0.3 if known[0] != word[0] else 0),
                    abs(len(known) - len(word)),
                    known,
                )
                if far <= most and (found is None or rank < found):
                    found = rank
        return self.vocabulary[found[2]] if found else ""
