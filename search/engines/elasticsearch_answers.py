"""Answers of Elasticsearch → what an engine gives."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from search.entry import HEADING_OF
from search.forward import FIELDS

from .base import Candidate, Completion
from .elasticsearch_index import facets, is_from_start

State = tuple[int, float | None]


@dataclass(frozen=True)
class Known:
    """What is known of an index as long as it is in one state."""

    state: State = (-1, None)
    documents: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    means: dict[str, float] = field(default_factory=dict)


def known(answer: Mapping[str, Any]) -> Known:
    told = answer["aggregations"]
    total = answer["hits"]["total"]["value"]
    buckets = told["counts"]["buckets"] if "counts" in told else {}
    counts = {term: bucket["doc_count"] for term, bucket in buckets.items()}
    names = ["size", *(f"length_{name}" for name in FIELDS)]
    means = {name: told[name]["value"] or 0.0 for name in names}
    return Known((total, told["last"]["value"]), total, counts, means)


def is_gone_already(item: Mapping[str, Any]) -> bool:
    return item.get("delete", {}).get("result") == "not_found"


def one(hit: Mapping[str, Any], name: str) -> Any:
    return hit["fields"][name][0]


def candidate(hit: Mapping[str, Any]) -> Candidate:
    values = {name: one(hit, name) for name in ("key", "locale", "kind", "date", "expires")}
    return Candidate(
        uid=hit["_id"],
        facets=facets(hit["fields"].get("facets", [])),
        forward=base64.b64decode(one(hit, "forward")),
        **values,
    )


def completions(answer: Mapping[str, Any], locale: str) -> list[Completion]:
    """Those of documents, and headings that more than one document has; best first."""
    found: list[tuple[tuple[int, str], Completion]] = []
    for hit in answer["hits"]["hits"]:
        rows = hit["inner_hits"]["suggestions"]["hits"]["hits"]
        best: dict[str, Mapping[str, Any]] = {}
        for row in rows:
            best.setdefault(one(row, "suggestions.shown"), row)
        found += [(tuple(row["sort"]), completion(hit, row)) for row in best.values()]
    for bucket in answer["aggregations"]["suggestions"]["headings"]["shown"]["buckets"]:
        if bucket["documents"]["doc_count"] > 1:
            order = int(bucket["order"]["value"])
            found.append(((order, bucket["key"]), heading(bucket["key"], locale, order)))
    found.sort(key=lambda each: each[0])
    return [each for _place, each in found]


def completion(hit: Mapping[str, Any], row: Mapping[str, Any]) -> Completion:
    return Completion(
        text=one(row, "suggestions.shown"),
        url=hit["_source"]["stored"]["url"],
        kind=one(hit, "kind"),
        key=one(hit, "key"),
        locale=one(hit, "locale"),
        from_start=is_from_start(one(row, "suggestions.order")),
        source=one(row, "suggestions.source"),
    )


def heading(text: str, locale: str, order: int) -> Completion:
    """It stands on several pages, so that it is none's."""
    return Completion(text, "", "heading", "", locale, is_from_start(order), HEADING_OF)
