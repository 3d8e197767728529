"""What an engine does: keep entries, and find candidates. It never ranks (see `ranking`)."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, Self

from search.entry import Entry

# With 150 nDCG@10 is 0.003 higher on the development half, and 0.001 lower on the other.
MOST_CANDIDATES = 100
# What a term in a title, heading, summary or keyword counts beside one in the text, when the best
# candidates are kept. Ranking weighs each field by itself (`weights.WEIGHT`).
WEIGHTY = 40.0


class EngineUnavailableError(Exception):
    """The engine cannot answer now; another may."""


class Candidate(NamedTuple):
    """A document that may answer: what ranking and facets need of it."""

    uid: str
    key: str
    locale: str
    kind: str
    date: str
    expires: str
    facets: Mapping[str, Sequence[str]]
    forward: bytes


@dataclass(frozen=True)
class Statistics:
    """Documents in all, mean words per field, and how many documents have each term asked for."""

    documents: int
    mean_lengths: Sequence[float]
    frequencies: Mapping[str, int]


@dataclass(frozen=True)
class Completion:
    """`source` says what the text is: title, form or heading (`search.entry`)."""

    text: str
    url: str
    kind: str
    key: str
    locale: str
    from_start: bool
    source: str


class Engine(Protocol):
    """Every method raises EngineUnavailableError when the engine cannot be reached."""

    name: str

    @property
    def family(self) -> str:
        """How the identities of this index, its predecessors and its successors begin."""

    def identity(self) -> str:
        """The name under which the index acknowledges changes; a new index has a new one."""

    def version(self) -> str:
        """Analyser version and format that the index was built with; empty where there is none."""

    def wanted_version(self) -> str:
        """What `version` is of an index that is built now."""

    def whole(self) -> bool:
        """Whether the index was built from the database, not begun empty."""

    def new(self) -> Self:
        """A new index beside this one, not yet asked by readers; unfinished ones are removed."""

    def finish(self) -> None:
        """The index is whole: make it fast."""

    def replace_with(self, new: Self) -> None:
        """Let readers ask the new index from now on, in one step, and remove the old one."""

    def discard(self) -> None:
        """Remove a new index that did not come to be."""

    def writing(self) -> AbstractContextManager[None]:
        """One writer at a time: what is read from the database inside is not older than what
        another writer has put in. What fails inside has written nothing."""

    def digests(self, pages: Sequence[int] | None = None) -> dict[str, str]:
        """uid → digest of all documents, or of those of some pages."""

    def expired(self, now: str) -> set[int]:
        """Pages with documents whose time is over."""

    def update(self, entries: Iterable[Entry], gone: Iterable[str]) -> None:
        """Put entries in, replacing those with the same uid, and take `gone` out."""

    def candidates(
        self, terms: Sequence[str], filters: Sequence[str], excluded: Sequence[str], limit: int
    ) -> list[Candidate]:
        """Documents with any of `terms`, all of `filters` and none of `excluded`."""

    def statistics(self, terms: Sequence[str]) -> Statistics: ...

    def stored(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]: ...

    def versions(self, keys: Sequence[str], now: str) -> dict[str, dict[str, str]]:
        """key → {locale: uid} for each of these keys, without what has expired at `now`."""

    def vocabulary(self) -> Mapping[str, str]:
        """Folded word → the word as it is written most often, for corrections."""

    def complete(self, begins: str, locale: str, limit: int, now: str) -> list[Completion]:
        """Titles, terms and frequent headings of a language with a word that begins so, folded.

        A heading counts as frequent when two documents have it, and comes once.
        """
