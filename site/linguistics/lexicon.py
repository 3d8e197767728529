"""What a Swedish compound may be made of: the spelling dictionary and our own list.

The dictionary is the PyPI package ``hunspell-sv`` (LGPL-3.0), read where it is installed.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import metadata
from pathlib import Path
from sys import intern

from linguistics.affixes import Affixes, read_affixes
from linguistics.domain import Domain, own_domain

_PACKAGE = "hunspell-sv"
_END, _BEGIN, _MIDDLE = "Y", "X", "U"
# Forbidden words, and words never to be suggested.
_UNUSABLE = frozenset("%!")
_SHORTEST = 3
_LONG = 7
# Entries with exactly these flags were added from translations: often inflected, rarely parts.
_GATHERED = "XY"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Parts and what each costs; the splitter looks for the cheapest way through a word.

    ``begins`` holds the forms that begin or continue a compound, ``entries`` the flags of
    the words that may end one.
    """

    affixes: Affixes
    domain: Domain
    begins: dict[str, int] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    version: str = ""

    def extended(self, words: Iterable[str]) -> "Lexicon":
        """With an editors' words as constituents."""
        return replace(self, domain=self.domain.extended(words))

    def base(self, form: str) -> str:
        """The word of our list that a form stands for (*varu-* → vara), else the form itself."""
        return self.domain.begins.get(form, form)

    def begin_cost(self, form: str) -> int | None:
        """What it costs to begin or continue a compound with a form; None: not possible."""
        own = self.domain.begin_cost(form)
        return own if own is not None else self.begins.get(form)

    def end_cost(self, form: str) -> int | None:
        """What it costs to end a compound with a form, inflected or not; None: not possible."""
        own = self.domain.end_cost(form)
        if own is not None:
            return own
        if len(form) < _SHORTEST or form in self.domain.never:
            return None
        flags = self.entries.get(form)
        if flags is not None:
            return part_cost(form, gathered=flags == _GATHERED)
        for base, flag in self.affixes.bases(form):
            flags = self.entries.get(base)
            if flags is not None and flag in flags and base not in self.domain.never:
                return part_cost(base, gathered=flags == _GATHERED)
        return None


def part_cost(form: str, *, gathered: bool = False, linked: bool = False) -> int:
    """Short parts are often accidents, a linking s rarely is."""
    cost = {3: 11, 4: 7}.get(len(form), 6)
    return cost + 3 * (gathered and len(form) < _LONG) - linked


@cache
def swedish() -> Lexicon:
    """The lexicon, read once for each process.

    Raises FileNotFoundError where ``hunspell-sv`` is not installed.
    """
    rules, words = dictionary_files()
    domain = own_domain()
    affixes = read_affixes(rules.read_text("utf-8").splitlines())
    begins, entries = _read_words(words, affixes, domain)
    digest = hashlib.sha256(rules.read_bytes() + words.read_bytes() + domain.version.encode())
    return Lexicon(affixes, domain, begins, entries, digest.hexdigest())


def dictionary_files() -> tuple[Path, Path]:
    """Where the installed dictionary keeps its rules and its words."""
    try:
        files = metadata.files(_PACKAGE) or []
    except metadata.PackageNotFoundError as error:
        raise FileNotFoundError(f"{_PACKAGE} is not installed") from error
    found = {file.name: Path(str(file.locate())) for file in files}
    try:
        return found["sv_SE.aff"], found["sv_SE.dic"]
    except KeyError as error:
        raise FileNotFoundError(f"{_PACKAGE} has no {error.args[0]}") from error


def _read_words(
    path: Path, affixes: Affixes, domain: Domain
) -> tuple[dict[str, int], dict[str, str]]:
    begins: dict[str, int] = {}
    entries: dict[str, str] = {}
    for word, flags in _entries(path):
        gathered = flags == _GATHERED
        if _END in flags:
            entries[word] = intern(entries.get(word, "") + flags) if word in entries else flags
        if _BEGIN in flags or _MIDDLE in flags:
            _keep(begins, word, part_cost(word, gathered=gathered))
        for form in affixes.joining_forms(word, flags):
            _keep(begins, form, part_cost(form, gathered=gathered, linked=form.endswith("s")))
    for form in domain.never:
        begins.pop(form, None)
    return begins, entries


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, _, flags = line.rstrip().partition("/")
            usable = word.isalpha() and word.islower() and not _UNUSABLE.intersection(flags)
            if flags and usable:
                yield word, intern(flags)


def _keep(begins: dict[str, int], form: str, cost: int) -> None:
    if len(form) >= _SHORTEST:
        begins[form] = min(cost, begins.get(form, cost))
