"""What a search gives back; no engine, no template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .plan import Plan
from .scoring import Reason

PAGE_SIZE = 10
FACETS = ("kind", "audience", "phase", "level", "sector", "language")


@dataclass(frozen=True)
class Request:
    """`filters` holds one value a facet; `page` counts from 1; `sort` is relevance or date."""

    query: str
    locale: str = "sv"
    filters: Mapping[str, str] = field(default_factory=dict)
    page: int = 1
    sort: str = "relevance"


@dataclass(frozen=True)
class Section:
    title: str
    url: str


@dataclass(frozen=True)
class Result:
    """Texts that end in `_html` are escaped, with `<mark>` around what answers."""

    key: str
    url: str
    title: str
    title_html: str
    kind: str
    locale: str
    score: float
    summary_html: str
    section: Section | None
    highlights: Sequence[str]
    breadcrumbs: Sequence[str]
    date: str
    is_best_bet: bool = False
    coverage: float = 0.0
    reasons: Sequence[Reason] = ()


@dataclass(frozen=True)
class Definition:
    """The glossary's answer to a query that is one of its terms."""

    key: str
    term: str
    text: str
    url: str
    locale: str


@dataclass(frozen=True)
class Results:
    """`facets` maps facet → value → how many results have it. `did_you_mean` is the query with
    unknown words corrected; `corrected` says that the results are for that."""

    plan: Plan
    total: int
    page: int
    pages: int
    results: Sequence[Result]
    facets: Mapping[str, Mapping[str, int]]
    engine: str
    definition: Definition | None = None
    did_you_mean: str = ""
    corrected: bool = False

    @property
    def has_answer(self) -> bool:
        """A definition alone is one."""
        return bool(self.total or self.definition)
