"""The search as JSON: read-only, open to every origin (docs/search.md)."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from ninja import NinjaAPI, Query, Schema

from .completion import complete
from .facets import KINDS
from .results import Request, Results
from .service import search

api = NinjaAPI(
    title="Search",
    version="1",
    urls_namespace="search-api",
    docs_url=None,
    openapi_url="openapi.json",
)

Language = Literal["sv", "en"]


class SectionOut(Schema):
    title: str
    url: str


class ResultOut(Schema):
    url: str
    title: str
    kind: str
    locale: str
    score: float
    summary_html: str
    section: SectionOut | None
    highlights: list[str]


class DefinitionOut(Schema):
    term: str
    text: str
    url: str
    locale: str


class ResultsOut(Schema):
    query: str
    total: int
    page: int
    pages: int
    did_you_mean: str | None
    corrected: bool
    engine: str
    definition: DefinitionOut | None
    facets: dict[str, dict[str, int]]
    results: list[ResultOut]


class SuggestionOut(Schema):
    text: str
    url: str
    kind: str
    kind_name: str


class SuggestionsOut(Schema):
    suggestions: list[SuggestionOut]


class Asked(Schema):
    """`page` beyond the last one gives the last; a value that no facet has finds nothing."""

    q: str = ""
    locale: Language = "sv"
    page: int = 1
    sort: Literal["relevance", "date"] = "relevance"
    kind: str = ""
    audience: str = ""
    phase: str = ""
    level: str = ""
    sector: str = ""
    language: str = ""

    def request(self) -> Request:
        names = ("kind", "audience", "phase", "level", "sector", "language")
        filters = {name: value for name in names if (value := getattr(self, name))}
        return Request(self.q, self.locale, filters, self.page, self.sort)


def readable(response: HttpResponse) -> None:
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=60"


@api.get("/", response=ResultsOut, summary="Search pages, concepts and sections of law")
def results(request: HttpRequest, response: HttpResponse, asked: Query[Asked]) -> dict:
    readable(response)
    return as_json(asked.q, search(asked.request()))


def as_json(query: str, found: Results) -> dict:
    """The body of an answer; texts that end in `_html` are escaped and hold `<mark>` only."""
    return {
        "query": query,
        "total": found.total,
        "page": found.page,
        "pages": found.pages,
        "did_you_mean": found.did_you_mean or None,
        "corrected": found.corrected,
        "engine": found.engine,
        "definition": found.definition,
        "facets": found.facets,
        "results": found.results,
    }


@api.get("/suggest/", response=SuggestionsOut, summary="Complete what a reader begins to type")
def suggest(
    request: HttpRequest, response: HttpResponse, q: str = "", locale: Language = "sv"
) -> dict:
    readable(response)
    with override(locale):
        found = [
            {"text": c.text, "url": c.url, "kind": c.kind, "kind_name": str(KINDS.get(c.kind, ""))}
            for c in complete(q, locale)
        ]
    return {"suggestions": found}
