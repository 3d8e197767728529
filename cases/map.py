"""All cases on one small map: places as points of a drawing, over an outline of the coast.

The outline is made by scripts/map_outline.py from Natural Earth (public domain).
"""

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

OUTLINE = Path(__file__).with_name("outline.json")
# Transverse Mercator on a sphere, about the meridian in the middle of Scandinavia (degrees).
MERIDIAN = 16.0
SCALE = 1500.0  # units of the drawing for each radian
NORTH, WEST = 71.5, 4.0
RADIUS = 11.0


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees north and east → x to the right and y downwards, in units of the drawing."""
    phi, offset = math.radians(latitude), math.radians(longitude - MERIDIAN)
    x = math.atanh(math.cos(phi) * math.sin(offset))
    y = math.atan2(math.tan(phi), math.cos(offset))
    west = math.atanh(math.cos(math.radians(58)) * math.sin(math.radians(WEST - MERIDIAN)))
    return SCALE * (x - west), SCALE * (math.radians(NORTH) - y)


@cache
def outline() -> dict[str, Any]:
    """`width`, `height` and `paths` (a country's code → the path of its land)."""
    return json.loads(OUTLINE.read_text("utf-8"))


def case_map(cases: Iterable[Any]) -> dict[str, Any]:
    """The outline, `marks` with number and place for each case that has one, and the `rest`.

    Marks that would cover each other are moved apart; the number says which case each is.
    """
    found = list(cases)
    marks: list[dict[str, Any]] = []
    rest = []
    for case in found:
        if case.latitude is None or case.longitude is None:
            rest.append(case)
            continue
        x, y = project(float(case.latitude), float(case.longitude))
        marks.append({"number": len(marks) + 1, "case": case, "x": x, "y": y})
    spread(marks)
    for mark in marks:
        mark["x"], mark["y"] = f"{mark['x']:.1f}", f"{mark['y']:.1f}"
    return {**outline(), "marks": marks, "rest": rest} if marks else {"marks": [], "rest": rest}


def spread(marks: list[dict[str, Any]]) -> None:
    """Push marks apart until none covers another; few marks, so a few rounds settle it."""
    for _round in range(50):
        moved = False
        for index, one in enumerate(marks):
            for other in marks[index + 1 :]:
                dx, dy = other["x"] - one["x"], other["y"] - one["y"]
                distance = math.hypot(dx, dy)
                if distance >= 2 * RADIUS:
                    continue
                moved = True
                # Two cases at one place part to the sides.
                ux, uy = (dx / distance, dy / distance) if distance > 0.01 else (1.0, 0.0)
                push = (2 * RADIUS - distance) / 2 + 0.1
                one["x"] -= ux * push
                one["y"] -= uy * push
                other["x"] += ux * push
                other["y"] += uy * push
        if not moved:
            return
