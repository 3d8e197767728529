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
        last = -1
        for found in self.find_all(stems):
            if found[0] != last:
                yield found
            last = found[0]

    def find_all(self, stems: Sequence[str]) -> Iterator[tuple[int, int, Key]]:
        """The same, with every key that the longest sequence at a place has."""
        for index, first in enumerate(stems):
            longest = 0
            for wanted, key in self._by_first.get(first, ()):
                if len(wanted) < longest:
                    break
                if tuple(stems[index : index + len(wanted)]) == wanted:
                    longest = len(wanted)
                    yield index, index + longest, key
