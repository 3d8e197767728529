"""Models side by side, by every structured field: pure but for what the pages hold."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linguistics.citations import format_citation
from reference.library import Library
from reference.taxonomies import Audience, Phase, Regime

FEWEST, MOST = 2, 4
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Field:
    """One criterion. `shape` tells the template how to show it, this module how to read it."""

    name: str
    label: Any  # lazy: said in the language of the reader
    shape: str


FIELDS = (
    Field("summary", gettext_lazy("In short"), "text"),
    Field("level", gettext_lazy("Level"), "choice"),
    Field("phases", gettext_lazy("Phases"), "phases"),
    Field("audiences", gettext_lazy("For whom"), "audiences"),
    Field("sectors", gettext_lazy("Sectors"), "sectors"),
    Field("regimes", gettext_lazy("Regime"), "regimes"),
    Field("value_range", gettext_lazy("Value"), "choice"),
    Field("regime_note", gettext_lazy("Regime and value"), "text"),
    Field("legal_basis", gettext_lazy("What the law says"), "basis"),
    Field("who_may_take_part", gettext_lazy("Who may take part"), "text"),
    Field("supplier_count", gettext_lazy("Number of suppliers"), "text"),
    Field("payment", gettext_lazy("Payment"), "text"),
    Field("intellectual_property", gettext_lazy("Intellectual property"), "text"),
    Field("cost_to_take_part", gettext_lazy("Cost to take part"), "text"),
    Field("duration_note", gettext_lazy("Duration"), "duration"),
    Field("buyer_effort", gettext_lazy("Effort for the buyer"), "degree"),
    Field("buyer_risk", gettext_lazy("Risk for the buyer"), "degree"),
    Field("supplier_effort", gettext_lazy("Effort for a small firm"), "degree"),
    Field("supplier_risk", gettext_lazy("Risk for a small firm"), "degree"),
    Field("fits", gettext_lazy("Fits when"), "conditions"),
    Field("does_not_fit", gettext_lazy("Does not fit when"), "conditions"),
    Field("steps", gettext_lazy("Step by step"), "steps"),
    Field("small_firm", gettext_lazy("For a small firm"), "rich"),
    Field("pitfalls", gettext_lazy("What can go wrong"), "pitfalls"),
    Field("techniques", gettext_lazy("Techniques that go well with it"), "techniques"),
)


@dataclass(frozen=True)
class Cell:
    """What one model says of one criterion; `lines` is the same as plain text."""

    page: Any
    value: Any
    lines: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True)
class Row:
    field: Field
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        return len({cell.lines for cell in self.cells}) > 1


def chosen(pages: Iterable[Any], slugs: Sequence[str]) -> list[Any]:
    """The pages with these slugs, in the order chosen; unknown and repeated ones passed over."""
    by_slug = {page.slug: page for page in pages}
    return [by_slug[slug] for slug in dict.fromkeys(slugs) if slug in by_slug][:MOST]


def rows(pages: Sequence[Any], library: Library, locale: str) -> list[Row]:
    return [
        Row(field, tuple(cell(page, field, library, locale) for page in pages)) for field in FIELDS
    ]


def cell(page: Any, field: Field, library: Library, locale: str) -> Cell:
    value = getattr(page, field.name)
    reason = getattr(page, f"{field.name}_reason") if field.shape == "degree" else ""
    lines = tuple(READERS[field.shape](page, field, library, locale))
    return Cell(page, value, lines, reason)


def plain(page: Any, field: Field, library: Library, locale: str) -> list[str]:
    return [str(getattr(page, field.name))]


def choice(page: Any, field: Field, library: Library, locale: str) -> list[str]:
    return [str(getattr(page, f"get_{field.name}_display")())]


def degree(page: Any, field: Field, library: Library, locale: str) -> list[str]:
    return [*choice(page, field, library, locale), getattr(page, f"{field.name}_reason")]


def rich(page: Any, field: Field, library: Library, locale: str) -> list[str]:
    text = getattr(page, field.name).replace("</p>", " ").replace("</li>", " ")
    return [" ".join(strip_tags(text).split())]


def labels(choices: Any):
    def read(page: Any, field: Field, library: Library, locale: str) -> list[str]:
        return [str(choices(value).label) for value in getattr(page, field.name)]

    return read


def sectors(page: Any, field: Field, library: Library, locale: str) -> list[str]:
    found = [library.sectors[key].text("name", locale) for key in page.sectors
             if key in library.sectors]  # fmt: skip
    return found or [_("Any sector")]


def conditions(page: Any, field: Field, library: Library, locale: str) -> list[str]:
    return [cited(item.value["text"], item.value, locale) for item in getattr(page, field.name)]


def basis(page: Any, field: Field, library: Library, locale: str) -> list[str]:
    return [cited(item.value["gives"], item.value, locale) for item in page.legal_basis]


def cited(text: str, value: Any, locale: str) -> str:
    if not value["section"]:
        return text
    return f"{text} ({format_citation(value['section'], locale, value['place'] or '')})"


def duration(page: Any, field: Field, library: Library, locale: str) -> list[str]:
    shortest, longest = page.duration_min_months, page.duration_max_months
    known = sorted({month for month in (shortest, longest) if month is not None})
    months = "–".join(map(str, known))
    said = [_("%(months)s months") % {"months": months}] if known else []
    return [*said, page.duration_note]


def steps(page: Any, field: Field, library: Library, locale: str) -> list[str]:
    return [f"{n}. {item.value['title']}" for n, item in enumerate(page.steps, start=1)]


def pitfalls(page: Any, field: Field, library: Library, locale: str) -> list[str]:
    return [item.value["risk"] for item in page.pitfalls]


def techniques(page: Any, field: Field, library: Library, locale: str) -> list[str]:
    keys = [item.value["technique"] for item in page.techniques]
    return [library.techniques[key].text("name", locale) for key in keys
            if key in library.techniques]  # fmt: skip


READERS = {
    "text": plain,
    "choice": choice,
    "phases": labels(Phase),
    "audiences": labels(Audience),
    "regimes": labels(Regime),
    "sectors": sectors,
    "basis": basis,
    "duration": duration,
    "degree": degree,
    "conditions": conditions,
    "steps": steps,
    "rich": rich,
    "pitfalls": pitfalls,
    "techniques": techniques,
}


def as_csv(pages: Sequence[Any], found: Iterable[Row]) -> str:
    """The comparison as CSV (RFC 4180): criteria as rows, models as columns."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([_("Criterion"), _("Differs"), *(safe(page.title) for page in pages)])
    for row in found:
        differs = _("yes") if row.differs else _("no")
        writer.writerow(
            [safe(str(row.field.label)), differs, *(safe("\n".join(c.lines)) for c in row.cells)]
        )
    return stream.getvalue()


def safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
