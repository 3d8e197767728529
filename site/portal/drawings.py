"""What drawings are made of: positions, stations and squares, from the page's own data."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from reference.taxonomies import Degree, EvidenceGrade, Phase

MOST_TICKS = 5
LEFT, RIGHT = 4.0, 96.0  # per cent of the width of a time axis
STEPS = (1, 2, 5, 10, 20)


def degree(value: str) -> SafeString:
    """A level of effort or risk, as words beside one to three squares."""
    return _squares(Degree.values.index(value) + 1, Degree(value).label)


def evidence(value: str) -> SafeString:
    """How far a claim can be trusted, as words beside one to three squares."""
    return _squares(EvidenceGrade.values.index(value) + 1, EvidenceGrade(value).label)


def _squares(filled: int, label: Any) -> SafeString:
    boxes = "".join(
        f'<rect class="{"f" if number < filled else "e"}" width="9" height="9" '
        f'x="{1 + 12 * number}" y="1.5"/>'
        for number in range(3)
    )
    return format_html(
        '<span class="ev"><svg viewBox="0 0 36 12" aria-hidden="true">{}</svg>{}</span>',
        mark_safe(boxes),  # noqa: S308 - numbers only
        label,
    )


def phase_stations(page: Any) -> dict[str, Any]:
    """The six stations as a drawing and as words; a model's steps stand at their stations."""
    steps = [
        (index, item.value)
        for index, item in enumerate(getattr(page, "steps", []), start=1)
        if "phase" in item.value
    ]
    stations = [
        {
            "number": number,
            "label": phase.label,
            "is_on": is_on,
            "x": _position(number),
            "steps": [(index, step) for index, step in steps if step["phase"] == phase.value],
        }
        for number, (phase, is_on) in enumerate(page.phase_line(), start=1)
    ]
    spans = [
        (here["x"], there["x"])
        for here, there in pairwise(stations)
        if here["is_on"] and there["is_on"]
    ]
    return {"stations": stations, "spans": spans}


def _position(number: int) -> str:
    return f"{100 * (2 * number - 1) / (2 * len(Phase)):.2f}%"


def phases() -> list[tuple[int, Any]]:
    return [(number, phase.label) for number, phase in enumerate(Phase, start=1)]


def phase_number(value: str) -> int:
    return Phase.values.index(value) + 1


def map_cells(page: Any) -> list[dict[str, Any]]:
    """One cell a phase; `y` is covered, `a` begins a run of covered phases and `z` ends one."""
    covered = [is_on for _phase, is_on in page.phase_line()]
    cells = []
    for index, is_on in enumerate(covered):
        shape = []
        if is_on:
            shape = ["y"]
            shape += [] if index and covered[index - 1] else ["a"]
            shape += [] if index + 1 < len(covered) and covered[index + 1] else ["z"]
        cells.append({"number": index + 1, "shape": " ".join(shape)})
    return cells


def model_lines(models: Iterable[Any]) -> dict[str, Any]:
    """A drawing of all models: one line each, from its first phase to its last."""
    places = {phase.value: 44 + 88 * index for index, phase in enumerate(Phase)}
    lines: list[dict[str, Any]] = []
    for model in models:
        covered = [places[phase] for phase in model.phases if phase in places]
        if covered:
            ends = sorted({covered[0], covered[-1]})
            y = 14 + 24 * len(lines)
            # A line of no length still shows where it stands, as its round end.
            lines.append({"from": covered[0], "to": f"{covered[-1]}.1", "y": y, "dots": ends})
    foot = 24 * len(lines) + 4
    return {
        "lines": lines,
        "phases": [(places[phase.value], phase.label) for phase in Phase],
        "foot": foot,
        "label": foot + 24,
        "height": foot + 34,
    }


def ladder_drawing(rungs: list[dict[str, Any]]) -> dict[str, Any]:
    """Steps from the lower left to the upper right; not to scale, since limits may be unknown.

    Across in percent and down in pixels, without a `viewBox`: the words keep their size on a phone.
    """
    highest = len(rungs) - 1
    steps = []
    for index, rung in enumerate(rungs):
        across, down = 8 * index, 66 * (highest - index) + 2
        steps.append(
            {
                **rung,
                "x": f"{across}%",
                "y": down,
                "width": f"{100 - across}%",
                "text": f"{across + 3}%",
                "middle": down + 34,
            }
        )
    return {"steps": steps, "height": 66 * len(rungs)}


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
