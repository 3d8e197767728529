"""Filters of a list through its address: combinable, shareable, each one removable.

Values of one facet widen the list, facets narrow each other. Each option says how many pages it
stands for, given what is chosen in the other facets, so the counts of a facet in which every page
has one value add up to the list. What is unknown in an address is ignored.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from reference.library import Library
from reference.taxonomies import Audience, Level, Phase, Regime

from .writing import country

Row = dict[str, Any]
Choices = Callable[[Sequence[Row], Library], Iterable[tuple[str, Any]]]


@dataclass(frozen=True, eq=False)
class Facet:
    """`name` stands in the address, `field` is the page's field: a value or a list of values."""

    name: str
    field: str
    label: Any
    choices: Choices

    def values(self, row: Row) -> list[str]:
        value = row[self.field]
        return value if isinstance(value, list) else [value] if value else []


@dataclass(frozen=True)
class Option:
    """One value: `url` leads to the list with it added or, when it is chosen, taken away."""

    value: str
    label: str
    count: int
    chosen: bool
    url: str


def fixed(choices: type[TextChoices]) -> Choices:
    return lambda _rows, _library: choices.choices


def sectors(_rows: Sequence[Row], library: Library) -> Iterable[tuple[str, str]]:
    return [(key, sector.text("name")) for key, sector in library.sectors.items()]


def as_written(field: str, label: Callable[[str], str] = str) -> Choices:
    """The values that occur, in the order of their code points."""
    return lambda rows, _library: [
        (value, label(value)) for value in sorted({row[field] for row in rows} - {""})
    ]


LEVEL = Facet("level", "level", _("Level"), fixed(Level))
AUDIENCE = Facet("audience", "audiences", _("For whom"), fixed(Audience))
PHASE = Facet("phase", "phases", _("Phase"), fixed(Phase))
SECTOR = Facet("sector", "sectors", _("Sector"), sectors)
REGIME = Facet("regime", "regimes", _("Rules"), fixed(Regime))
COUNTRY = Facet("country", "country", _("Country"), as_written("country", country))
COUNTY = Facet("county", "county", _("County"), as_written("county"))


class Filters:
    """What is chosen among `facets`, and what can be; `rows` are the pages of the whole list."""

    def __init__(
        self, facets: Sequence[Facet], rows: Sequence[Row], query: QueryDict, library: Library
    ):
        self._rows = rows
        self._labels = {
            facet: {value: str(label) for value, label in facet.choices(rows, library)}
            for facet in facets
        }
        self._chosen = {
            facet: [value for value in labels if value in query.getlist(facet.name)]
            for facet, labels in self._labels.items()
        }

    @cached_property
    def found(self) -> list[int]:
        """Primary keys of the pages that are left, in the order of the list."""
        return [row["pk"] for row in self._matching()]

    @property
    def total(self) -> int:
        return len(self._rows)

    @cached_property
    def facets(self) -> list[tuple[Facet, list[Option]]]:
        """Each facet with the options that some page has, in the order of the taxonomy."""
        listed = [(facet, self._options(facet)) for facet in self._labels]
        return [(facet, options) for facet, options in listed if len(options) > 1]

    @cached_property
    def active(self) -> list[tuple[Facet, Option]]:
        return [
            (facet, option)
            for facet in self._labels
            for option in self._options(facet)
            if option.chosen
        ]

    @property
    def clear_url(self) -> str:
        return "?"

    def address(self, page: int = 1) -> str:
        """The list as it stands, at a page of it."""
        return self._address(self._chosen, page)

    def _matching(self, apart_from: Facet | None = None) -> list[Row]:
        wanted = {
            facet: set(values)
            for facet, values in self._chosen.items()
            if values and facet is not apart_from
        }
        return [
            row
            for row in self._rows
            if all(values & set(facet.values(row)) for facet, values in wanted.items())
        ]

    def _options(self, facet: Facet) -> list[Option]:
        others = self._matching(apart_from=facet)
        options = []
        for value, label in self._labels[facet].items():
            chosen = value in self._chosen[facet]
            count = sum(value in facet.values(row) for row in others)
            if count or chosen:
                url = self._address(self._toggled(facet, value))
                options.append(Option(value, label, count, chosen, url))
        return options

    def _toggled(self, facet: Facet, value: str) -> dict[Facet, list[str]]:
        values = self._chosen[facet]
        changed = [one for one in values if one != value] if value in values else [*values, value]
        return self._chosen | {facet: [one for one in self._labels[facet] if one in changed]}

    @staticmethod
    def _address(chosen: dict[Facet, list[str]], page: int = 1) -> str:
        pairs = [(facet.name, value) for facet, values in chosen.items() for value in values]
        if page > 1:
            pairs.append(("page", str(page)))
        return f"?{urlencode(pairs)}"
