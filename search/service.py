"""A query in, results out: plan, retrieve, rank, present."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from django.utils import timezone

from .bets import placed_first
from .engines.base import MOST_CANDIDATES, Candidate, Engine, Statistics
from .expansions import Thesaurus, expand, thesaurus
from .plan import Plan, correct, read
from .presentation import present
from .ranking import Ranked, by_date, rank
from .reading import answering
from .results import FACETS, PAGE_SIZE, Definition, Request, Results
from .retrieval import retrieving
from .spelling import Corrector
from .terms import facet_term
from .typed import fold_query
from .weights import frequencies_needed

__all__ = ["Request", "Results", "search", "search_with"]

MOST_PAGES = 20


def search(request: Request) -> Results:
    """Never raises for anything a reader types; EngineUnavailableError only without any index."""
    return answering(lambda engine: search_with(engine, request))


def search_with(engine: Engine, request: Request) -> Results:
    """What one engine answers; EngineUnavailableError where it cannot."""
    known = thesaurus()
    plan = expand(read(request.query, request.locale), known)
    statistics = engine.statistics(frequencies_needed(plan))
    corrections = unknown_words(plan, statistics, engine, known)
    if corrections:
        plan = expand(correct(plan, corrections), known)
        statistics = engine.statistics(frequencies_needed(plan))
    now = timezone.now().isoformat()
    found = rank(plan, candidates(engine, plan, statistics, request, now), statistics)
    bets = [] if request.filters else placed_first(known.shelf, engine, plan, request.locale, now)
    found = [*bets, *(r for r in found if r.candidate.key not in {b.candidate.key for b in bets})]
    versions = engine.versions([r.candidate.key for r in found], now)
    definition = defined(engine, known, plan, request, now)
    if definition:
        found = [r for r in found if r.candidate.key != definition.key]
    if request.sort == "date":
        found = by_date(found)
    return assembled(
        engine,
        request,
        plan,
        found,
        versions=versions,
        definition=definition,
        bets=[bet.candidate.key for bet in bets],
    )


def unknown_words(
    plan: Plan, statistics: Statistics, engine: Engine, known: Thesaurus
) -> dict[int, str]:
    """Number of each word that nothing knows → the known word it was probably meant to be."""
    counts = statistics.frequencies
    said_otherwise = {
        number
        for phrase in plan.phrases
        if all(word.stop or any(counts.get(t) for t in word.terms()) for word in phrase.words)
        for number in range(phrase.first, phrase.last)
    }
    corrections = {}
    for number, group in enumerate(plan.groups):
        whole = any(counts.get(way.term) for way in group.alternatives)
        parts = group.parts and all(any(counts.get(t) for t in p.terms()) for p in group.parts)
        if group.stop or whole or parts or number in said_otherwise:
            continue
        meant = corrector(engine, known).correct(fold_query(group.surface))
        if meant:
            corrections[number] = meant
    return corrections


_correctors: dict[int, tuple[Mapping[str, str], Thesaurus, Corrector]] = {}


def corrector(engine: Engine, known: Thesaurus) -> Corrector:
    """The corrector of an engine's present vocabulary and the present thesaurus."""
    vocabulary = engine.vocabulary()
    held = _correctors.get(id(engine))
    if held is None or held[0] is not vocabulary or held[1] is not known:
        made = Corrector({**known.spellings(), **vocabulary})
        held = _correctors[id(engine)] = (vocabulary, known, made)
    return held[2]


def candidates(
    engine: Engine, plan: Plan, statistics: Statistics, request: Request, now: str
) -> list[Candidate]:
    filters = [facet_term(name, value) for name, value in request.filters.items() if name in FACETS]
    terms = retrieving(plan, statistics)
    found = engine.candidates(terms, filters, plan.excluded, MOST_CANDIDATES)
    return [c for c in found if not c.expires or c.expires > now]


def defined(
    engine: Engine, known: Thesaurus, plan: Plan, request: Request, now: str
) -> Definition | None:
    key = known.concept_named(plan)
    if not key or request.filters or request.page > 1:
        return None
    uid = engine.versions([f"concept/{key}"], now).get(f"concept/{key}", {}).get(request.locale)
    stored = engine.stored([uid]).get(uid) if uid else None
    if not stored:
        return None
    return Definition(
        stored["key"], stored["title"], stored["summary"], stored["url"], stored["locale"]
    )


def assembled(
    engine: Engine,
    request: Request,
    plan: Plan,
    found: Sequence[Ranked],
    *,
    versions: Mapping[str, Mapping[str, str]],
    definition: Definition | None,
    bets: Iterable[str],
) -> Results:
    pages = min(MOST_PAGES, max(1, math.ceil(len(found) / PAGE_SIZE)))
    number = min(max(1, request.page), pages)
    here = found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    shown = {r.candidate.key: version_shown(r, versions, request) for r in here}
    stored = engine.stored(list(shown.values()))
    meant = plan.corrected_query()
    return Results(
        plan=plan,
        total=len(found),
        page=number,
        pages=pages,
        results=present(plan, here, stored, shown, bets),
        facets=counted(found, versions),
        engine=engine.name,
        definition=definition,
        did_you_mean=meant,
        corrected=bool(meant),
    )


def version_shown(ranked: Ranked, versions: Mapping, request: Request) -> str:
    """The reader's own language if the page has it, unless another was asked for."""
    if "language" in request.filters:
        return ranked.candidate.uid
    own = versions.get(ranked.candidate.key, {}).get(request.locale)
    return own or ranked.candidate.uid


def counted(found: Sequence[Ranked], versions: Mapping) -> dict[str, dict[str, int]]:
    """How many of the results have each value, most first."""
    counts = {
        name: Counter(chain.from_iterable(values_of(name, found, versions))) for name in FACETS
    }
    return {
        name: dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
        for name, found in counts.items()
        if found
    }


def values_of(name: str, found: Iterable[Ranked], versions: Mapping) -> Iterator[Iterable[str]]:
    """Of each result, the values of one facet."""
    for ranked in found:
        candidate = ranked.candidate
        if name == "kind":
            yield (candidate.kind,)
        elif name == "language":
            yield versions.get(candidate.key, {candidate.locale: ""})
        elif name in candidate.facets:
            yield candidate.facets[name]
