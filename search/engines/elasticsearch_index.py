"""What an Elasticsearch index looks like, and the requests that are made of it. No network."""

import base64
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from linguistics.text import fold
from search.entry import HEADING_OF, Entry, Suggestion
from search.forward import FIELDS, Forward
from search.terms import analyser

from .base import WEIGHTY

# Raised by hand when the mapping or what is stored in it changes.
FORMAT = 3

# Lucene refuses terms of more than 32,766 bytes; a character has at most four.
_LONGEST = 8_191
_TERM = {"type": "keyword", "ignore_above": _LONGEST, "doc_values": False}
_FOUND = {"type": "keyword", "ignore_above": _LONGEST}
_SHOWN = {**_FOUND, "index": False}
_NUMBER = {"type": "integer", "index": False}

SETTINGS = {
    # One shard: frequencies are those of the whole, and equal scores are told apart by the order
    # of writing.
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
}
MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    "_source": {"includes": ["stored"]},
    "properties": {
        "page": {"type": "long"},
        "key": _FOUND,
        "locale": _FOUND,
        "kind": _SHOWN,
        "date": _SHOWN,
        "expires": _FOUND,
        "digest": _SHOWN,
        "facets": _SHOWN,
        "filters": _TERM,
        "weighty": {**_TERM, "copy_to": "terms"},
        "plain": {**_TERM, "copy_to": "terms"},
        "terms": _TERM,
        # Words as written, folded and not, with their counts: what corrections are chosen from.
        "words": _SHOWN,
        "size": _NUMBER,
        **{f"length_{name}": _NUMBER for name in FIELDS},
        "forward": {"type": "binary", "doc_values": True},
        "stored": {"type": "object", "enabled": False},
        "suggestions": {
            "type": "nested",
            "properties": {
                "begins": _FOUND,
                "source": _FOUND,
                "shown": _SHOWN,
                "order": _NUMBER,
            },
        },
    },
}
CANDIDATE = ["key", "locale", "kind", "date", "expires", "facets", "forward"]

# FTS5's bm25(), so that both engines cut off the same documents: a term stands once in a document,
# in one of two columns, so that the sum falls into two, each over idf alone. The weights are those
# of the embedded engine's columns.
_K1, _B = 1.2, 0.75
_SATURATED = (
    "_score * params.w * 2.2 / (params.w + params.k1 * "
    "(1 - params.b + params.b * doc['size'].value / params.mean))"
)
_COLUMNS = (("weighty", WEIGHTY), ("plain", 1.0))
_LEAST_IDF = 1e-6
# Words inside a title come after those at its start.
_INSIDE = 100_000


def current_version() -> str:
    return f"{FORMAT}-{analyser().version}"


def body(entry: Entry) -> dict[str, Any]:
    document = entry.document
    terms = [*entry.weighty, *entry.plain]
    facets = [f"{name}={value}" for name, found in document.facets.items() for value in found]
    lengths = Forward(entry.forward).lengths
    return {
        **{f"length_{name}": n for name, n in zip(FIELDS, lengths, strict=True)},
        "page": document.page,
        "key": document.key,
        "locale": document.locale,
        "kind": document.kind,
        "date": document.date,
        "expires": document.expires,
        "digest": document.digest(),
        "facets": facets,
        "filters": entry.facets,
        "weighty": entry.weighty,
        "plain": entry.plain,
        "words": [term for term in terms if term[0] in "ex"],
        "size": len(terms) + len(entry.facets),
        "forward": base64.b64encode(entry.forward).decode(),
        "stored": entry.stored,
        "suggestions": [
            {**each._asdict(), "order": suggestion_order(each)} for each in entry.suggestions
        ],
    }


def suggestion_order(suggestion: Suggestion) -> int:
    from_start = fold(suggestion.begins) == fold(suggestion.shown)
    return len(suggestion.shown) + (0 if from_start else _INSIDE)


def is_from_start(order: int) -> bool:
    return order < _INSIDE


def facets(values: Iterable[str]) -> dict[str, list[str]]:
    """`["phase=plan", "phase=buy"]` → `{"phase": ["plan", "buy"]}`."""
    found: dict[str, list[str]] = {}
    for each in values:
        name, _sign, value = each.partition("=")
        found.setdefault(name, []).append(value)
    return found


def candidates_query(
    frequencies: Mapping[str, int],
    documents: int,
    mean_size: float,
    filters: Sequence[str],
    excluded: Sequence[str],
) -> dict[str, Any]:
    """Documents with any of these terms, scored as the embedded index scores them."""
    idf = {
        term: max(_LEAST_IDF, math.log((documents - count + 0.5) / (count + 0.5)))
        for term, count in frequencies.items()
    }
    columns = [scored(column, weight, idf, mean_size) for column, weight in _COLUMNS]
    return {
        "bool": {
            "should": columns,
            "minimum_should_match": 1,
            "filter": [{"term": {"filters": term}} for term in filters],
            "must_not": [{"terms": {"terms": list(excluded)}}] if excluded else [],
        }
    }


def scored(column: str, weight: float, idf: Mapping[str, float], mean: float) -> dict[str, Any]:
    ways = [
        {"constant_score": {"filter": {"term": {column: term}}, "boost": value}}
        for term, value in idf.items()
    ]
    parameters = {"w": weight, "k1": _K1, "b": _B, "mean": mean}
    script = {"source": _SATURATED, "params": parameters}
    return {"script_score": {"query": {"bool": {"should": ways}}, "script": script}}


def unexpired(now: str) -> dict[str, Any]:
    return {
        "bool": {
            "should": [{"term": {"expires": ""}}, {"range": {"expires": {"gt": now}}}],
            "minimum_should_match": 1,
        }
    }


def completions_query(begins: str, locale: str, limit: int, now: str) -> dict[str, Any]:
    """A search for suggestions: documents whose own ones fit, and headings with their counts."""
    prefix = {"prefix": {"suggestions.begins": begins}}
    heading = {"term": {"suggestions.source": HEADING_OF}}
    own = {"bool": {"filter": [prefix], "must_not": [heading]}}
    headings = {"bool": {"filter": [prefix, heading]}}
    nested = {"mode": "min", "nested": {"path": "suggestions", "filter": own}}
    fitting = {"nested": {"path": "suggestions", "query": prefix}}
    with_rows = {
        "nested": {"path": "suggestions", "query": own, "inner_hits": suggestion_rows(limit)}
    }
    return {
        "size": limit,
        "source": ["stored.url"],
        "docvalue_fields": ["key", "kind", "locale"],
        "query": {
            "bool": {
                "filter": [{"term": {"locale": locale}}, unexpired(now), fitting],
                "should": [with_rows],
            }
        },
        "sort": [
            {"suggestions.order": {"order": "asc", **nested}},
            {"suggestions.shown": {"order": "asc", **nested}},
            {"_seq_no": "asc"},
        ],
        "aggregations": {
            "suggestions": {
                "nested": {"path": "suggestions"},
                "aggregations": {
                    "headings": {"filter": headings, "aggregations": by_heading(limit)}
                },
            }
        },
    }


def suggestion_rows(limit: int) -> dict[str, Any]:
    return {
        "size": min(limit, 100),
        "_source": False,
        "docvalue_fields": [f"suggestions.{name}" for name in ("shown", "order", "source")],
        "sort": [{"suggestions.order": "asc"}, {"suggestions.shown": "asc"}],
    }


def by_heading(limit: int) -> dict[str, Any]:
    """Each heading with the documents that have it, those first that begin so and are short."""
    return {
        "shown": {
            "terms": {
                "field": "suggestions.shown",
                "size": 2 * limit,
                "min_doc_count": 2,
                "order": [{"order": "asc"}, {"_key": "asc"}],
            },
            "aggregations": {
                "order": {"min": {"field": "suggestions.order"}},
                "documents": {"reverse_nested": {}},
            },
        }
    }


def statistics_aggregations(terms: Iterable[str]) -> dict[str, Any]:
    """How many documents have each term; how long fields are; and what tells two states apart.

    Every writing takes a new sequence number. Once a document has the highest, only deletions
    leave it the highest, and each of them lowers the count: both together name a state.
    """
    lengths = {f"length_{name}": {"avg": {"field": f"length_{name}"}} for name in FIELDS}
    found: dict[str, Any] = {
        **lengths,
        "size": {"avg": {"field": "size"}},
        "last": {"max": {"field": "_seq_no"}},
    }
    wanted = {term: {"term": {"terms": term}} for term in terms}
    if wanted:
        found["counts"] = {"filters": {"filters": wanted}}
    return found


def bulk_actions(
    waiting: Mapping[str, dict[str, Any] | None], index: str
) -> Iterator[dict[str, Any]]:
    for uid, source in waiting.items():
        if source is None:
            yield {"_op_type": "delete", "_index": index, "_id": uid}
        else:
            yield {"_op_type": "index", "_index": index, "_id": uid, "_source": source}
