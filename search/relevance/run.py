"""`manage.py search relevance`: figures by class, what lost since the last record."""

import json
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from search.completion import complete
from search.engines.base import Engine
from search.results import Request
from search.service import search, search_with

from .judgements import HALVES, HERE, Judged, read_judgements
from .measures import DEPTH, ndcg, recall, reciprocal_rank, right_within
from .stock import Search, backends

RECORD = HERE / "figures.json"
TOLERANCE = 0.01
PREFIX, NOTHING = "prefix", "nothing"


@dataclass(frozen=True)
class Outcome:
    judged: Judged
    found: list[str]

    def figures(self) -> dict[str, float]:
        grades = self.judged.grades
        if self.judged.kind == NOTHING:
            return {"nothing found": float(not self.found)}
        if self.judged.kind == PREFIX:
            return {"right in 5": float(right_within(self.found, grades, 5))}
        return {
            "nDCG@10": ndcg(self.found, grades),
            "recall@10": recall(self.found, grades),
            "MRR": reciprocal_rank(self.found, grades),
            "no hit": float(not self.found),
            "right in 3": float(right_within(self.found, grades, 3)),
        }


def keys_found(judged: Judged, engine: Engine | None = None) -> list[str]:
    """What a reader is shown, in order: the definition on top counts as the first."""
    if judged.kind == PREFIX:
        return [each.key for each in complete(judged.query, judged.locale, engine)]
    request = Request(judged.query, judged.locale)
    found = search_with(engine, request) if engine else search(request)
    first = [found.definition.key] if found.definition else []
    return [*first, *(result.key for result in found.results)][:DEPTH]


def run(write: Callable[[str], Any], options: dict[str, Any], engine: Engine | None = None) -> bool:
    """Print figures; False when one fell by more than 0.01 against the recorded one."""
    return measured(write, options, engine)[0]


def measured(
    write: Callable[[str], Any], options: dict[str, Any], engine: Engine | None = None
) -> tuple[bool, dict[str, Any]]:
    """What `run` says, and the figures by half and class."""
    with backends() if options["stock"] else nullcontext({}) as stock:
        return _measured(write, options, engine, stock)


def _measured(
    write: Callable[[str], Any],
    options: dict[str, Any],
    engine: Engine | None,
    stock: dict[str, Search],
) -> tuple[bool, dict[str, Any]]:
    files = {"file": Path(options["file"])} if options["file"] else HALVES
    recorded = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    now: dict[str, Any] = {}
    held = True
    for name, path in files.items():
        judged = read_judgements(path)
        outcomes = [Outcome(one, keys_found(one, engine)) for one in judged]
        now[name] = told(write, name, outcomes, options["verbose_queries"])
        held &= compared(write, now[name], recorded.get(name))
        for backend, stock_search in stock.items():
            found = [Outcome(one, stock_search(one)) for one in judged if one.kind != PREFIX]
            told(write, f"{name}, Wagtail's own search, {backend}", found, False)
    if options["record"] and not options["file"]:
        RECORD.write_text(json.dumps(now, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    return held, now


def told(write: Callable, name: str, outcomes: list[Outcome], each: bool) -> dict[str, Any]:
    """One line a class, and one for all answerable queries; the figures as they are recorded."""
    by_class: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_class.setdefault(outcome.judged.kind, []).append(outcome)
    answerable = [o for o in outcomes if o.judged.kind not in {PREFIX, NOTHING}]
    figures = {kind: means(found) for kind, found in sorted(by_class.items())}
    figures["all"] = means(answerable)
    write(f"{name}: {len(outcomes)} queries")
    for kind, values in figures.items():
        line = "  ".join(f"{label} {value:.3f}" for label, value in values.items())
        write(f"  {kind:<15} {line}")
    queries = {
        f"{o.judged.locale} {o.judged.query}": round(next(iter(o.figures().values())), 4)
        for o in outcomes
    }
    if each:
        for outcome in sorted(outcomes, key=lambda o: next(iter(o.figures().values()))):
            shown = [f"{key}={outcome.judged.grades.get(key, 0)}" for key in outcome.found]
            missed = [k for k in outcome.judged.grades if k not in outcome.found]
            value = next(iter(outcome.figures().values()))
            write(f"    {value:.2f} [{outcome.judged.kind}] {outcome.judged.query}")
            write(f"         {' '.join(shown)} | missed: {' '.join(missed)}")
    return {"figures": figures, "queries": queries}


def means(outcomes: list[Outcome]) -> dict[str, float]:
    rows = [outcome.figures() for outcome in outcomes]
    if not rows:
        return {}
    return {label: round(fmean(row[label] for row in rows), 4) for label in rows[0]}


def compared(write: Callable, now: dict[str, Any], before: dict[str, Any] | None) -> bool:
    if not before:
        return True
    for query, value in before["queries"].items():
        if now["queries"].get(query, 0) < value - TOLERANCE:
            write(f"  lost: {query}: {value:.3f} → {now['queries'].get(query, 0):.3f}")
    held = True
    for kind, values in before["figures"].items():
        for label, value in values.items():
            worse = now["figures"].get(kind, {}).get(label, 0.0)
            fell = worse - value if label == "no hit" else value - worse
            if fell > TOLERANCE:
                write(f"  FELL: {kind} {label}: {value:.3f} → {worse:.3f}")
                held = False
    return held
