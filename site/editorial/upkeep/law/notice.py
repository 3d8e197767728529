"""Notices that a section or a limit has changed, on whatever path, and queues what rests on it.

The published state is compared with the one last known. So it does not matter whether an editor,
a new consolidation or a load of content files changed it, and a change that is taken back before
anybody looked leaves nothing behind.
"""

import json
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model

from portal.models import ThresholdsPage
from reference.library import library
from reference.models import LawSection, Threshold

from ..reviews.models import ReviewRequest, stored_type
from .concerned import citing_section, writing_sums
from .models import KnownLaw, LawChange, LawKind

State = dict[tuple[str, str], str]


def published_state() -> State:
    shelf = library()
    state = {
        (str(LawKind.SECTION), key): " ".join(section.current.text.split())
        for key, section in shelf.sections.items()
        if section.current
    }
    for threshold in shelf.thresholds:
        state[str(LawKind.THRESHOLD), threshold.key] = json.dumps(
            {"eur": threshold.eur, "sek": threshold.sek, "of": same_limit(threshold)}
        )
    return state


def same_limit(threshold: Threshold) -> str:
    """What a limit is, whichever period it holds in."""
    return "/".join((threshold.act.key, threshold.limit, threshold.authority, threshold.contract))


@transaction.atomic
def notice() -> list[LawChange]:
    """Changes since the last look, each with its requests for review. One query if there is none.

    The first look at a site only takes note.
    """
    rows = {(row.kind, row.key): row for row in KnownLaw.objects.all()}
    now = published_state()
    changes = []
    for place in sorted(set(now) | set(rows)):
        before, after = rows[place].state if place in rows else "", now.get(place, "")
        if before == after:
            continue
        if not before and rows and place[0] == LawKind.THRESHOLD:
            before = predecessor(place[1], after, rows.values())
        if before:
            changes.append(record(*place, before, after))
        remember(rows.get(place), place, after)
    return changes


def remember(row: KnownLaw | None, place: tuple[str, str], state: str) -> None:
    if not state and row:
        row.delete()
    else:
        KnownLaw.objects.update_or_create(kind=place[0], key=place[1], defaults={"state": state})


def predecessor(key: str, state: str, rows: Iterable[KnownLaw]) -> str:
    """A limit for a new period changes the one before it; empty where it is the first."""
    limit = json.loads(state)["of"]
    earlier = [
        row
        for row in rows
        if row.kind == LawKind.THRESHOLD and json.loads(row.state)["of"] == limit
    ]
    known = Threshold.objects.filter(key__in=[row.key for row in earlier]).order_by("-valid_from")
    latest = known.exclude(key=key).first()
    return next((row.state for row in earlier if latest and row.key == latest.key), "")


def record(kind: str, key: str, before: str, after: str) -> LawChange:
    concerned = citing_section(key) if kind == LawKind.SECTION else concerned_by_limit(before)
    change = LawChange.objects.create(
        kind=kind,
        key=key,
        label=label(kind, key),
        before=readable(kind, before),
        after=readable(kind, after),
    )
    queue(change, concerned)
    return change


def concerned_by_limit(before: str) -> list[Model]:
    """Pages that write the earlier sums. The page of limits itself shows the record."""
    state = json.loads(before)
    pages = writing_sums(value for value in (state["eur"], state["sek"]) if value)
    return [page for page in pages if not isinstance(page, ThresholdsPage)]


def label(kind: str, key: str) -> str:
    model = LawSection if kind == LawKind.SECTION else Threshold
    found = model._default_manager.filter(key=key).first()
    return str(found) if found else key


def readable(kind: str, state: str) -> str:
    if kind == LawKind.SECTION or not state:
        return state
    sums = json.loads(state)
    return ", ".join(f"{sums[unit]:,} {unit.upper()}" for unit in ("eur", "sek") if sums[unit])


def queue(change: LawChange, concerned: Iterable[Model]) -> None:
    ReviewRequest.objects.bulk_create(
        [
            ReviewRequest(
                change=change,
                content_type_id=stored_type(one),
                object_id=one.pk,
            )
            for one in concerned
        ],
        ignore_conflicts=True,
    )
