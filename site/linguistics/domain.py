"""Our own list of constituents: the words procurement makes its compounds of.

``data/constituents.txt`` has one word a line, then the forms in which it begins a
compound: ``upphandling +s`` (upphandlings-), ``vara varu`` and ``ram`` (ram-). A line
``= verktyg`` names words that are one constituent although they could be taken apart,
``~ el it`` words that only ever begin a compound.
``data/never-parts.txt`` names particles and endings that never are parts.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from linguistics.stems import stem_swedish
from linguistics.text import fold

DATA = Path(__file__).parent / "data"
_COST = 4
_SHORT_COST = 6
_LEAST = 3
_LEAST_FOLDED = 5


@dataclass(frozen=True, slots=True)
class Domain:
    """Constituents, and the words and endings that are none.

    ``begins`` maps each form that begins a compound to its word, ``ends`` a folded stem to
    the words that have it.
    """

    begins: dict[str, str] = field(default_factory=dict)
    ends: dict[str, tuple[str, ...]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    version: str = ""

    def begin_cost(self, form: str) -> int | None:
        """What it costs to begin a compound with a form; None: it is not in the list."""
        if form not in self.begins:
            return None
        return _COST if len(form) >= _LEAST else _SHORT_COST

    def end_cost(self, form: str) -> int | None:
        """What it costs to end a compound with one of these words, in any inflection."""
        bases = self.ends.get(stem_swedish(form), ())
        return _COST if any(_same_word(form, base) for base in bases) else None

    def is_whole(self, word: str) -> bool:
        """Whether a word is one constituent, in any inflection."""
        # Snowball keeps the genitive of some words apart: deltagare, deltagares.
        bare = word.removesuffix("s")
        return not self.whole.isdisjoint((stem_swedish(word), stem_swedish(bare))) or (
            word in self.never
        )

    def extended(self, words: Iterable[str]) -> "Domain":
        """With more constituents, which may begin a compound as they are or with an s."""
        lines = [f"= {word}" for word in sorted(set(words))]
        if not lines:
            return self
        more = read_domain(lines, ())
        digest = hashlib.sha256((self.version + more.version).encode()).hexdigest()
        return Domain(
            begins=more.begins | self.begins,
            ends=more.ends | self.ends,
            whole=self.whole | more.whole,
            never=self.never,
            version=digest,
        )


@cache
def own_domain() -> Domain:
    """The list that comes with the package."""
    return read_domain(
        (DATA / "constituents.txt").read_text("utf-8").splitlines(),
        (DATA / "never-parts.txt").read_text("utf-8").split(),
    )


def read_domain(lines: Iterable[str], never: Iterable[str]) -> Domain:
    """The constituents in lines as the module describes them; # begins a comment line."""
    lines, never = list(lines), frozenset(never)
    begins: dict[str, str] = {}
    ends: dict[str, tuple[str, ...]] = {}
    whole: set[str] = set()
    for mark, base, joined in _constituents(lines):
        whole.add(stem_swedish(base))
        for form in joined:
            full = base + form[1:] if form.startswith("+") else form
            begins.update((spelling, base) for spelling in _spellings(full))
        for spelling in _spellings(base) if mark != "~" else ():
            key = stem_swedish(spelling)
            ends[key] = (*ends.get(key, ()), spelling)
    digest = hashlib.sha256("\n".join([*lines, "", *sorted(never)]).encode("utf-8", "replace"))
    return Domain(begins, ends, frozenset(whole), never, digest.hexdigest())


def _constituents(lines: Iterable[str]) -> Iterator[tuple[str, str, list[str]]]:
    for line in lines:
        first, *words = line.split() or ["#"]
        if first in {"=", "~"}:
            for word in words:
                yield first, word, [word, "+s"] if first == "=" else [word]
        elif first != "#":
            yield "", first, words or [first]


def _spellings(word: str) -> set[str]:
    """A word, and for longer ones the way it is typed on a keyboard without å, ä and ö."""
    return {word, fold(word)} if len(word) >= _LEAST_FOLDED else {word}


def _same_word(form: str, base: str) -> bool:
    """An inflected form keeps all of its base but a last vowel or a syllable (medel, medlet)."""
    common = 0
    for ours, theirs in zip(form, base, strict=False):
        if ours != theirs:
            break
        common += 1
    return common >= max(_LEAST, len(base) - 2)
