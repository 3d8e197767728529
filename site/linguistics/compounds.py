"""Swedish compounds: the cheapest way through a word, by dynamic programming."""

from collections.abc import Callable
from dataclasses import dataclass

from linguistics.lexicon import Lexicon

_SHORTEST_WORD = 5
_LONGEST_WORD = 64
_LONGEST_PART = 28
_SHORTEST_PART = 2
# Two plain parts of three letters are an accident more often than a compound.
_DEAREST_MEAN = 8.5
# What the dictionary knows as a word is taken apart only with good reason.
_DEAREST_KNOWN_MEAN = 7.0
_DEAREST_INNER_MEAN = 6.0
_SHORTEST_INNER = 6

Cost = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Splitter:
    """Splits lower-case composed Swedish words; holds no state but its lexicon."""

    lexicon: Lexicon

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a compound, or the word alone; the parts joined are the word."""
        if (
            not _SHORTEST_WORD <= len(word) <= _LONGEST_WORD
            or not word.isalpha()
            or self.lexicon.domain.is_whole(word)
        ):
            return (word,)
        known = self.lexicon.end_cost(word) is not None
        dearest = _DEAREST_KNOWN_MEAN if known else _DEAREST_MEAN
        parts = self._cheapest(word, self.lexicon.end_cost, dearest)
        if parts is None:
            return (word,)
        *begins, end = parts
        pieces = [piece for part in begins for piece in self._inner(part, self.lexicon.begin_cost)]
        return (*pieces, *self._inner(end, self.lexicon.end_cost))

    def _inner(self, part: str, closing: Cost) -> tuple[str, ...]:
        """The dictionary lists compounds as words too: *livscykel-* in *livscykelkostnad*."""
        if len(part) < _SHORTEST_INNER or self.lexicon.domain.is_whole(part):
            return (part,)
        return self._cheapest(part, closing, _DEAREST_INNER_MEAN) or (part,)

    def _cheapest(self, word: str, closing: Cost, dearest: float) -> tuple[str, ...] | None:
        """Parts with the least sum; every part costs, so fewer win where all are plain."""
        size = len(word)
        best: dict[int, tuple[int, tuple[str, ...]]] = {0: (0, ())}
        for start in range(size - _SHORTEST_PART):
            if start not in best:
                continue
            cost, parts = best[start]
            for end in range(start + _SHORTEST_PART, min(size - 1, start + _LONGEST_PART) + 1):
                form = word[start:end]
                step = self.lexicon.begin_cost(form)
                if step is not None and (end not in best or cost + step < best[end][0]):
                    best[end] = (cost + step, (*parts, form))
        finished = [
            (cost + step, (*parts, word[start:]))
            for start, (cost, parts) in best.items()
            if parts and (step := closing(word[start:])) is not None
        ]
        cost, parts = min(finished, default=(0, ()))
        return parts if parts and cost <= dearest * len(parts) else None
