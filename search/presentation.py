"""Ranked candidates → results that a reader sees: version, highlights, the section of the hit."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .plan import Plan
from .ranking import Ranked
from .results import Result, Section
from .snippets import Wanted, best_part, excerpt, highlight


def wanted_terms(plan: Plan) -> Wanted:
    """What is marked: the query's words, and what they were read as where it stands whole."""
    found = {term for group in plan.groups if not group.stop for term in group.terms()}
    runs = (tuple(frozenset(word.terms()) for word in phrase.said) for phrase in plan.phrases)
    return Wanted(frozenset(found), tuple(run for run in runs if run))


def present(
    plan: Plan,
    ranked: Sequence[Ranked],
    stored: Mapping[str, dict[str, Any]],
    shown: Mapping[str, str],
    bets: Iterable[str] = (),
) -> list[Result]:
    """`shown` maps key → uid of the version to show; `stored` holds those versions."""
    wanted = wanted_terms(plan)
    return [
        result(plan, one, stored[shown[one.candidate.key]], wanted, one.candidate.key in set(bets))
        for one in ranked
        if shown[one.candidate.key] in stored
    ]


def result(
    plan: Plan, ranked: Ranked, held: dict[str, Any], wanted: Wanted, is_bet: bool
) -> Result:
    locale = held["locale"]
    title = highlight(held["title"], locale, wanted)
    summary = highlight(held["summary"], locale, wanted)
    section, found = None, ""
    if held["uid"] == ranked.candidate.uid:
        section, found = section_hit(ranked, held, wanted)
    return Result(
        key=held["key"],
        url=held["url"],
        title=held["title"],
        title_html=title.html,
        kind=held["kind"],
        locale=locale,
        score=ranked.score,
        summary_html=summary.html or found,
        section=section,
        highlights=[found] if found else [],
        breadcrumbs=held["breadcrumbs"],
        date=held["date"],
        is_best_bet=is_bet,
        coverage=ranked.weighed.coverage,
        reasons=ranked.weighed.reasons(plan),
    )


def section_hit(ranked: Ranked, held: dict[str, Any], wanted: Wanted) -> tuple[Section | None, str]:
    """The part of the page that answers best, and the stretch of it that does."""
    number = best_part(
        held["starts"], [(match.worth, match.places) for match in ranked.weighed.matches]
    )
    if number is None:
        return None, ""
    part = held["parts"][number]
    found = excerpt(part["text"], held["locale"], wanted)
    if not part["title"]:
        return None, found.html
    anchor = f"#{part['anchor']}" if part["anchor"] else ""
    return Section(part["title"], held["url"] + anchor), found.html
