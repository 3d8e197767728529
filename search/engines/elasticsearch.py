"""Elasticsearch as an engine: it keeps entries and finds candidates, as the embedded one does.

No analyser and no ranking of its own, so that no server's version or plug-in changes an answer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Self

from elasticsearch.helpers import streaming_bulk

from search.entry import Entry
from search.forward import FIELDS

from .base import Candidate, Completion, EngineUnavailableError, Statistics
from .elasticsearch_aliases import Indexes
from .elasticsearch_answers import (
    Known,
    State,
    candidate,
    completions,
    is_gone_already,
    known,
    one,
)
from .elasticsearch_index import (
    CANDIDATE,
    body,
    bulk_actions,
    candidates_query,
    completions_query,
    current_version,
    statistics_aggregations,
    unexpired,
)
from .elasticsearch_server import Server
from .words import best_spellings

_MOST_TERMS = 200
_MOST_FREQUENCIES = 100_000
_PAGE = 5_000
_WORDS_AT_ONCE = 5_000
_BULK_DOCUMENTS = 200
_BULK_BYTES = 8_000_000

Lock = Callable[[str], AbstractContextManager[Any]]


def no_lock(_name: str) -> AbstractContextManager[Any]:
    return nullcontext()


class ElasticsearchEngine:
    """`index` is one index by its own name; without it, whichever the alias names."""

    name = "elasticsearch"

    def __init__(self, server: Server, index: str = "", lock: Lock = no_lock):
        self.server = server
        self.indexes = Indexes(server)
        self.index = index
        self.lock = lock
        self._waiting: dict[str, dict[str, Any] | None] | None = None
        self._known = Known()
        self._words: tuple[State, Mapping[str, str]] | None = None

    # Which index

    @property
    def target(self) -> str:
        return self.index or self.indexes.alias

    def current(self) -> str:
        """The index behind the alias."""
        name = self.indexes.current()
        if not name:
            raise EngineUnavailableError(
                "Elasticsearch has no index of this version; run manage.py search rebuild"
            )
        return name

    @property
    def family(self) -> str:
        return f"{self.name}/{self.indexes.alias}-"

    def identity(self) -> str:
        return f"{self.name}/{self.index or self.current()}"

    def version(self) -> str:
        """Of the index behind the alias, which can be of no other; empty where there is none."""
        return current_version() if self.indexes.current() else ""

    @staticmethod
    def wanted_version() -> str:
        return current_version()

    def whole(self) -> bool:
        """The alias never names an index that was not built to its end."""
        return True

    def new(self) -> Self:
        self.indexes.clean()
        return type(self)(self.server, self.indexes.create())

    def finish(self) -> None:
        self.indexes.open(self.target)

    def replace_with(self, new: Self) -> None:
        self.indexes.switch(new.index)

    def discard(self) -> None:
        self.indexes.remove(self.index)

    # Writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What is written inside is sent at the end, so that a failure inside sends nothing."""
        with self.lock(f"{self.name}/{self.target}"):
            self._waiting = {}
            try:
                yield
                self.send(self._waiting)
            finally:
                self._waiting = None

    def update(self, entries: Iterable[Entry], gone: Iterable[str]) -> None:
        if self._waiting is None:
            raise RuntimeError("an index is written to inside `writing()`")
        self._waiting |= dict.fromkeys(gone)
        self._waiting |= {entry.document.uid: body(entry) for entry in entries}

    def send(self, waiting: Mapping[str, dict[str, Any] | None]) -> None:
        if not waiting:
            return

        def call(client):
            written = streaming_bulk(
                client,
                bulk_actions(waiting, self.target),
                chunk_size=_BULK_DOCUMENTS,
                max_chunk_bytes=_BULK_BYTES,
                max_retries=4,
                initial_backoff=0.5,
                max_backoff=8,
                raise_on_error=False,
                require_alias=not self.index,
                refresh=not self.index,
            )
            return [item for fine, item in written if not fine]

        refused = [item for item in self.server.ask(call) if not is_gone_already(item)]
        if refused:
            raise EngineUnavailableError(f"Elasticsearch refused to write: {refused[0]}"[:300])

    def digests(self, pages: Sequence[int] | None = None) -> dict[str, str]:
        query = {"match_all": {}} if pages is None else {"terms": {"page": list(pages)}}
        return {hit["_id"]: one(hit, "digest") for hit in self._all(query, ["digest"])}

    def expired(self, now: str) -> set[int]:
        query = {"range": {"expires": {"gt": "", "lte": now}}}
        return {one(hit, "page") for hit in self._all(query, ["page"])}

    def _all(self, query: dict[str, Any], fields: list[str]) -> Iterator[dict[str, Any]]:
        after: list[int] | None = None
        while True:
            hits = self._search(
                query=query,
                size=_PAGE,
                source=False,
                docvalue_fields=fields,
                sort=[{"_seq_no": "asc"}],
                search_after=after,
            )["hits"]["hits"]
            yield from hits
            if len(hits) < _PAGE:
                return
            after = hits[-1]["sort"]

    # Reading

    def _search(self, **asked: Any) -> Mapping[str, Any]:
        whole = {"index": self.target, "allow_partial_search_results": False}
        return self.server.ask(lambda client: client.search(**whole, **asked)).body

    def statistics(self, terms: Sequence[str]) -> Statistics:
        held = self._known
        if len(held.counts) > _MOST_FREQUENCIES:
            held = Known()
        unknown = [term for term in terms if term not in held.counts]
        found = self._counted(unknown)
        if found.state != held.state:
            # Something was written: what was known before may not be true any more.
            held = self._counted(terms) if len(unknown) < len(terms) else found
        else:
            held.counts.update(found.counts)
        self._known = held
        lengths = [max(1.0, held.means[f"length_{name}"]) for name in FIELDS]
        return Statistics(held.documents, lengths, {term: held.counts[term] for term in terms})

    def _counted(self, terms: Sequence[str]) -> Known:
        asked = statistics_aggregations(terms)
        return known(self._search(size=0, track_total_hits=True, aggregations=asked))

    def candidates(
        self, terms: Sequence[str], filters: Sequence[str], excluded: Sequence[str], limit: int
    ) -> list[Candidate]:
        if not terms:
            return []
        terms = terms[:_MOST_TERMS]
        held = self._known
        if any(term not in held.counts for term in terms):
            self.statistics(terms)
            held = self._known
        query = candidates_query(
            {term: held.counts.get(term, 0) for term in terms},
            held.documents,
            held.means["size"] or 1.0,
            filters,
            excluded[:_MOST_TERMS],
        )
        hits = self._search(
            query=query,
            size=limit,
            source=False,
            docvalue_fields=CANDIDATE,
            sort=[{"_score": "desc"}, {"_seq_no": "asc"}],
        )["hits"]["hits"]
        return [candidate(hit) for hit in hits]

    def versions(self, keys: Sequence[str], now: str) -> dict[str, dict[str, str]]:
        if not keys:
            return {}
        query = {"bool": {"filter": [{"terms": {"key": list(keys)}}, unexpired(now)]}}
        hits = self._all(query, ["key", "locale"])
        found: dict[str, dict[str, str]] = {}
        for hit in sorted(hits, key=lambda hit: hit["_id"]):
            found.setdefault(one(hit, "key"), {})[one(hit, "locale")] = hit["_id"]
        return found

    def stored(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
        if not uids:
            return {}
        found = self.server.ask(lambda client: client.mget(index=self.target, ids=list(uids)))
        if failed := [doc["error"] for doc in found["docs"] if "error" in doc]:
            raise EngineUnavailableError(f"Elasticsearch: {failed[0].get('type', failed[0])}")
        return {doc["_id"]: doc["_source"]["stored"] for doc in found["docs"] if doc["found"]}

    def vocabulary(self) -> Mapping[str, str]:
        state = self._counted([]).state
        if self._words is None or self._words[0] != state:
            self._words = (state, best_spellings(self._word_counts()))
        return self._words[1]

    def _word_counts(self) -> Iterator[tuple[str, int]]:
        asked = {"distinct": {"cardinality": {"field": "words"}}}
        distinct = self._search(size=0, aggregations=asked)["aggregations"]["distinct"]["value"]
        partitions = 1 + distinct // _WORDS_AT_ONCE
        for number in range(partitions):
            part = {"partition": number, "num_partitions": partitions}
            terms = {"terms": {"field": "words", "include": part, "size": 4 * _WORDS_AT_ONCE}}
            found = self._search(size=0, aggregations={"words": terms})["aggregations"]
            for bucket in found["words"]["buckets"]:
                yield bucket["key"], bucket["doc_count"]

    def complete(self, begins: str, locale: str, limit: int, now: str) -> list[Completion]:
        answer = self._search(**completions_query(begins, locale, limit, now))
        return completions(answer, locale)[:limit]
