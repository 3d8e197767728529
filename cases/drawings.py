"""A case's course in years and its money, as positions of drawings."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

MOST_TICKS = 5
LEFT, RIGHT = 4.0, 96.0  # per cent of the drawing's width
STEPS = (1, 2, 5, 10, 20)


def course(first: int | None, last: int | None) -> dict[str, Any]:
    """A time axis from the first known year to the last; an unknown end is left open.

    `ticks` are (position, year); empty when no year is known. Positions are per cent of the width.
    """
    known = [year for year in (first, last) if year]
    if not known:
        return {"ticks": []}
    start, end = min(known), max(known)
    is_open = first is None or last is None
    # An open end gets a quarter of the axis, so that nobody reads a length out of it.
    right = RIGHT - 23 if last is None else RIGHT
    left = LEFT + 23 if first is None else LEFT
    span = max(end - start, 1)
    step = next((step for step in STEPS if span / step <= MOST_TICKS), 50)
    years = sorted({start, end, *range(start, end + 1, step)} if end > start else {start})
    # Years just before the last would run into it.
    years = [year for year in years if year in {start, end} or end - year >= step]
    place = lambda year: left + (right - left) * (year - start) / span  # noqa: E731 - read below
    return {
        "ticks": [(f"{place(year):.1f}%", year) for year in years],
        "from": f"{place(start):.1f}%",
        "to": f"{(place(end) if end > start else left):.1f}%",
        "open_from": f"{LEFT:.1f}%" if first is None else "",
        "open_to": f"{RIGHT:.1f}%" if last is None else "",
        "is_open": is_open,
    }


def money_shares(items: Iterable[Any]) -> list[dict[str, Any]]:
    """Each sum with its share of the largest in its currency, as a width in per cent.

    A sum that is alone in its currency has no width: there is nothing to compare it with, and
    currencies are never converted.
    """
    values = [item.value for item in items]
    counts = Counter(value["currency"] for value in values)
    largest: dict[str, Decimal] = {}
    for value in values:
        amount = Decimal(value["amount"])
        largest[value["currency"]] = max(largest.get(value["currency"], Decimal(0)), amount)
    return [
        {
            "value": value,
            "width": f"{100 * Decimal(value['amount']) / largest[value['currency']]:.1f}%"
            if counts[value["currency"]] > 1 and largest[value["currency"]]
            else "",
        }
        for value in values
    ]
