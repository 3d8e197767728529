"""`manifest.yaml`: every page by key, in the order and under the parent where it stands."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .files import read_text
from .problems import Report
from .yaml_text import Located, YamlFault, read_yaml

NAME = "manifest.yaml"


@dataclass(frozen=True)
class Place:
    """Where a page stands: its key, and the key of the page above (None for home)."""

    key: str
    parent: str | None
    line: int = field(default=0, compare=False)


def read_manifest(root: Path, report: Report) -> list[Place]:
    """Places in tree order, parents before children."""
    text = read_text(root / NAME, NAME, report)
    if text is None:
        return []
    try:
        located = read_yaml(text)
    except YamlFault as fault:
        report.add(NAME, fault.line, "", f"not YAML: {fault}")
        return []
    places: list[Place] = []
    _walk(located, (), located.data, None, places, report)
    seen: set[str] = set()
    for place in places:
        if place.key in seen:
            report.add(NAME, place.line, place.key, "the key stands twice")
        seen.add(place.key)
    return places


def _walk(
    located: Located,
    path: tuple,
    node: Any,
    parent: str | None,
    places: list[Place],
    report: Report,
) -> None:
    if not isinstance(node, list):
        report.add(NAME, located.line(path), parent or "", "a list of keys is wanted here")
        return
    for index, entry in enumerate(node):
        line = located.line((*path, index))
        if isinstance(entry, str):
            places.append(Place(entry, parent, line))
        elif isinstance(entry, dict) and len(entry) == 1:
            ((key, children),) = entry.items()
            places.append(Place(str(key), parent, line))
            _walk(located, (*path, index, key), children, str(key), places, report)
        else:
            message = f"neither a key nor a key with pages below: {entry}"
            report.add(NAME, line, parent or "", message)


def build_manifest(places: list[Place]) -> list[Any]:
    """The data of a manifest file for places in tree order."""
    children: dict[str | None, list[str]] = {}
    for place in places:
        children.setdefault(place.parent, []).append(place.key)

    def entries(parent: str | None) -> list[Any]:
        return [{key: entries(key)} if key in children else key for key in children.get(parent, [])]

    return entries(None)
