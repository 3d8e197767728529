"""Best bets: pages that editors put first for certain queries."""

import datetime
import math
from collections.abc import Mapping

from django.utils import timezone

from reference.library import Library

from .engines.base import Candidate, Engine
from .expansions import stems
from .models import BestBet
from .models.editorial import lines
from .plan import Plan
from .ranking import Ranked
from .scoring import Reason, Weighed

Bets = list[tuple[BestBet, list[list[str]]]]
"""Each with its queries as stems."""

_held: tuple[Library, Bets] | None = None


def bets(shelf: Library) -> Bets:
    """As they are in the library's generation: no query when nothing has changed."""
    global _held  # noqa: PLW0603 - one for each state, shared by a process
    held = _held
    if held is None or held[0] is not shelf:
        found = [
            (bet, [stems(query, bet.language) for query in lines(bet.queries)])
            for bet in BestBet.objects.order_by("pk")
        ]
        held = _held = (shelf, found)
    return held[1]


def placed_first(shelf: Library, engine: Engine, plan: Plan, locale: str, now: str) -> list[Ranked]:
    """What editors put first for this query today, where readers may open it."""
    today = timezone.localdate()
    asked = list(plan.stems)
    pages = [
        bet.page_id
        for bet, queries in bets(shelf)
        if bet.language == locale
        and asked in queries
        and (bet.first_day or datetime.date.min) <= today <= (bet.last_day or datetime.date.max)
    ]
    if not pages:
        return []
    held = engine.stored([f"{page}/" for page in pages])
    return [
        Ranked(bare(stored), math.inf, Weighed(0.0, 1.0, [], [Reason("", "best bet")]))
        for stored in held.values()
        if not stored["expires"] or stored["expires"] > now
    ]


def bare(stored: Mapping) -> Candidate:
    names = ("uid", "key", "locale", "kind", "date", "expires", "facets")
    return Candidate(**{name: stored[name] for name in names}, forward=b"")
