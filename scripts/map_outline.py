"""Make cases/outline.json: the land of Sweden and Norway, simplified to a few kilobytes.

    npm ci && python scripts/map_outline.py

Source: Natural Earth 1:50m (public domain), as packed in npm's `world-atlas`.
"""

import json
import math
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
ATLAS = ROOT / "node_modules/world-atlas/countries-50m.json"
COUNTRIES = {"752": "SE", "578": "NO"}
TOLERANCE = 1.8  # units of the drawing
LEAST_AREA = 40.0  # square units; smaller islands are left out
SOUTH_OF = 72.0  # Svalbard and Bear Island lie beyond the drawing

Point = tuple[float, float]


def arcs_of(topology: dict) -> list[list[Point]]:
    """Arcs in degrees (longitude, latitude), undone from TopoJSON's integers and differences."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def ring(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    """One closed line; a negative index is an arc walked backwards."""
    points: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker: drop points nearer than `tolerance` to the line that is kept."""
    if len(points) < 3:
        return points
    first, last = points[0], points[-1]
    distances = [distance(point, first, last) for point in points[1:-1]]
    farthest = max(range(len(distances)), key=distances.__getitem__)
    if distances[farthest] <= tolerance:
        return [first, last]
    cut = farthest + 1
    return simplified(points[: cut + 1], tolerance)[:-1] + simplified(points[cut:], tolerance)


def distance(point: Point, start: Point, end: Point) -> float:
    (px, py), (ax, ay), (bx, by) = point, start, end
    length = math.hypot(bx - ax, by - ay)
    if length == 0:
        return math.hypot(px - ax, py - ay)
    return abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length


def area(points: list[Point]) -> float:
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def path_of(points: list[Point]) -> str:
    return "M" + " ".join(f"{x:.0f} {y:.0f}" for x, y in points[:-1]) + "Z"


def main() -> int:
    from cases.map import OUTLINE, project

    if not ATLAS.exists():
        print("node_modules/world-atlas is missing: run npm ci")
        return 1
    topology = json.loads(ATLAS.read_text("utf-8"))
    arcs = arcs_of(topology)
    paths: dict[str, str] = {}
    widest = lowest = 0.0
    for country in topology["objects"]["countries"]["geometries"]:
        code = COUNTRIES.get(str(country.get("id")))
        if code is None:
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        kept = []
        for polygon in polygons:
            degrees = ring(polygon[0], arcs)
            if max(latitude for _longitude, latitude in degrees) > SOUTH_OF:
                continue
            drawn = [project(latitude, longitude) for longitude, latitude in degrees]
            if area(drawn) < LEAST_AREA:
                continue
            kept.append(simplified(drawn, TOLERANCE))
            widest = max(widest, *(x for x, _y in drawn))
            lowest = max(lowest, *(y for _x, y in drawn))
        paths[code] = "".join(map(path_of, kept))
    data = {"width": math.ceil(widest) + 4, "height": math.ceil(lowest) + 4, "paths": paths}
    OUTLINE.write_text(json.dumps(data, sort_keys=True) + "\n", "utf-8")
    print(f"{OUTLINE.name}: {OUTLINE.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
