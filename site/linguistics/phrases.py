"""Find known sequences of stems in running text, the longest first."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Phrases(Generic[Key]):
    """Sequences by their first stem; looking at a text costs one look-up a token."""

    def __init__(self, phrases: Iterable[tuple[Key, Sequence[str]]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Key]]] = {}
        for key, stems in phrases:
            if stems:
                self._by_first.setdefault(stems[0], []).append((tuple(stems), key))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, stems: Sequence[str]) -> Iterator[tuple[int, int, Key]]:
        """First and one past the last index of each sequence found, and its key, in order."""
        index = 0
        for index, first in enumerate(stems):
            for wanted, key in self._by_first.get(first, ()):
                if tuple(stems[index : index + len(wanted)]) == wanted:
                    yield index, index + len(wanted), key
                    break
