"""Facets as a reader sees them: names, counts, and links that put a value in or take it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from reference.library import Library
from reference.taxonomies import Audience, Level, Phase

from .results import FACETS

KINDS = {
    "model": _("Model"),
    "guide": _("Guide"),
    "case": _("Case"),
    "concept": _("Concept"),
    "section": _("Section of law"),
    "heading": _("Heading"),
    "journey": _("Journey"),
    "chooser": _("Chooser"),
    "self-check": _("Self-check"),
    "calculator": _("Calculator"),
    "standard": _("About the site"),
    "changes": _("What changed"),
    "reference": _("Reference"),
    "index": _("List"),
    "home": _("Home"),
}
NAMES = {
    "kind": _("Kind"),
    "audience": _("For"),
    "phase": _("Phase"),
    "level": _("Level"),
    "sector": _("Sector"),
    "language": _("Language"),
}
CHOICES = {"audience": Audience, "phase": Phase, "level": Level}
MOST_VALUES = 8


@dataclass(frozen=True)
class Value:
    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: Any
    values: list[Value]


def label(name: str, value: str, shelf: Library, locale: str) -> str:
    """What a reader calls a value; empty for one that does not exist."""
    if name == "kind":
        return str(KINDS.get(value, ""))
    if name == "sector":
        record = shelf.sectors.get(value)
        return capfirst(record.text("name", locale)) if record else ""
    if name == "language":
        try:
            return capfirst(get_language_info(value)["name_local"])
        except KeyError:
            return ""
    choices = CHOICES[name]
    return str(choices(value).label) if value in choices.values else ""


def facets(
    counts: Mapping[str, Mapping[str, int]],
    chosen: Mapping[str, str],
    parameters: Mapping[str, str],
    shelf: Library,
    locale: str,
    total: int,
) -> list[Facet]:
    """Facets that divide the results, with what is chosen first."""
    shown = []
    for name in FACETS:
        found = counts.get(name, {})
        if chosen.get(name) and chosen[name] not in found:
            found = {chosen[name]: 0, **found}
        values = [
            Value(text, count, address(parameters, name, value), chosen.get(name) == value)
            for value, count in found.items()
            if (text := label(name, value, shelf, locale))
            and (name not in chosen or chosen[name] == value)
        ]
        if divides(values, total):
            shown.append(Facet(name, NAMES[name], values[:MOST_VALUES]))
    return shown


def divides(values: list[Value], total: int) -> bool:
    """Whether a choice among these would leave anything out."""
    return any(value.is_chosen or value.count < total for value in values)


def address(parameters: Mapping[str, str], name: str, value: str) -> str:
    """The query string with one facet value put in, or taken out where it was in."""
    rest = {key: held for key, held in parameters.items() if key not in {name, "page"}}
    if parameters.get(name) != value:
        rest[name] = value
    return "?" + urlencode(rest)
