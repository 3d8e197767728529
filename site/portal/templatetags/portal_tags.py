"""What templates say about texts, law, sources, phases, sums and dates."""

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template
from django.template.context import Context
from django.utils.formats import date_format
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from linguistics.citations import NBSP, Citation, format_citation, format_parts
from reference.taxonomies import ActorRole, Audience, Degree, EvidenceGrade, Level, Phase

from ..prose import Chips, chip, render_html, render_text
from ..soft_hyphens import soften as soften_text

register = template.Library()

_POINT = re.compile(r"(?:[0-9]+\.|[–-]) ")
_SUBPOINT = re.compile(r"[a-z]\) ")


def _code(context: Context) -> str:
    return context.get("locale") or (get_language() or "sv")[:2]


def _chips(context: Context) -> Chips:
    """Chips for sections that the site has; links on a page with `law_as_links`.

    A long list of records, as the glossary, would otherwise carry the wording of half the act.
    """

    def made(citation: Citation) -> str | None:
        section = context["library"].sections.get(citation.key) if "library" in context else None
        if section is None:
            return None
        if context.get("law_as_links"):
            return format_html(
                '<a class="law" href="{}">{}</a>',
                section_url(context, section),
                format_citation(citation, _code(context)),
            )
        context["cited"].section(citation.key)
        return chip(citation, _code(context))

    return made


# Texts


@register.simple_tag(takes_context=True)
def prose(context: Context, value: Any) -> SafeString:
    """A rich text of a block, or a plain text, with its citations as chips."""
    if isinstance(value, RichText):
        return rich(context, value.source)
    return render_text(str(value or ""), _code(context), _chips(context))


@register.simple_tag(takes_context=True)
def rich(context: Context, html: str) -> SafeString:
    """The stored HTML of a rich text field."""
    return render_html(html or "", _code(context), _chips(context), context.get("links"))


@register.filter
def lead(html: Any) -> str:
    """The first sentence of a rich or plain text, for a list."""
    text = re.sub(r"\s+", " ", strip_tags(str(html).replace("</p>", " ").replace("</li>", " ")))
    # A full stop after a lower-case word of three letters or more ends a sentence; "kap." does not.
    match = re.match(r".+?(?<!kap)(?<!bl\.a)(?<!t\.ex)[.!?](?= [A-ZÅÄÖ0-9]|$)", text.strip())
    return match[0] if match else text.strip()


@register.filter
def soften(text: Any) -> str:
    """Long compounds with soft hyphens where their parts meet."""
    return soften_text(str(text))


@register.simple_tag(takes_context=True)
def local(context: Context, record: Any, name: str) -> Any:
    """A field of a reference record in the page's language."""
    return record.text(name, _code(context)) if record else ""


# Sums, numbers and dates


@register.filter
def grouped(number: float | Decimal | None, locale: str | None = None) -> str:
    """A number as the language groups it: `700 000` with no-break spaces, `700,000`."""
    if number is None:
        return ""
    written = f"{Decimal(number).normalize():,f}"
    if (locale or get_language() or "sv").startswith("sv"):
        return written.replace(",", NBSP).replace(".", ",")
    return written


@register.filter(name="sum")
def money(amount: float | Decimal | None, currency: str = "SEK") -> str:
    """A sum with its currency: `700 000 kr`, `SEK 700,000`; euro is a word in Swedish."""
    if amount is None:
        return ""
    if (get_language() or "sv").startswith("sv"):
        word = {"SEK": "kr", "EUR": "euro"}.get(currency, currency)
        return f"{grouped(amount)}{NBSP}{word}"
    return f"{currency}{NBSP}{grouped(amount)}"


@register.filter
def years(first: int | None, last: int | None) -> str:
    """`2014–2016`, or the one year that is known."""
    known = [str(year) for year in (first, last) if year]
    return "–".join(dict.fromkeys(known))


# Choices


@register.filter
def degree(value: str) -> SafeString:
    """A level of effort or risk, as words beside one to three squares."""
    return _squares(Degree.values.index(value) + 1, Degree(value).label)


@register.filter
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


@register.filter
def label(value: str, choices: str) -> Any:
    """The words for a stored choice: `{{ step.phase|label:"Phase" }}`."""
    from reference import taxonomies

    return getattr(taxonomies, choices)(value).label if value else ""


@register.filter
def labels(values: Iterable[str], choices: str) -> list[Any]:
    return [label(value, choices) for value in values]


@register.filter
def phase_number(value: str) -> int:
    return Phase.values.index(value) + 1


@register.simple_tag(takes_context=True)
def names(context: Context, keys: Iterable[str], kind: str) -> list[str]:
    """The names of the records with these keys in the library, in the page's language."""
    records = getattr(context["library"], kind)
    return [records[key].text("name", _code(context)) for key in keys if key in records]


@register.simple_tag(takes_context=True)
def record(context: Context, key: str, kind: str) -> Any:
    """A published record of the library by its key, or None."""
    return getattr(context["library"], kind).get(key) if key else None


# The phase line


@register.inclusion_tag("components/phase_line.html", takes_context=True)
def phase_line(context: Context, page: Any) -> dict[str, Any]:
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
        for here, there in zip(stations, stations[1:], strict=False)
        if here["is_on"] and there["is_on"]
    ]
    return {"stations": stations, "spans": spans}


def _position(number: int) -> str:
    return f"{100 * (2 * number - 1) / (2 * len(Phase)):.2f}%"


@register.simple_tag
def phases() -> list[tuple[int, Any]]:
    return [(number, phase.label) for number, phase in enumerate(Phase, start=1)]


@register.filter
def by_level(models: Iterable[Any]) -> list[tuple[Level, list[Any]]]:
    """Models in groups by level, in the order of the levels."""
    found = list(models)
    groups = [(level, [page for page in found if page.level == level]) for level in Level]
    return [group for group in groups if group[1]]


# Law


@register.simple_tag(takes_context=True)
def law_chip(context: Context, key: str, place: str = "") -> SafeString | str:
    """A button that opens the section in place; plain words where the site lacks the section."""
    if not key:
        return ""
    cited = context.get("cited")
    if cited and cited.section(key):
        return chip(key, _code(context), place or "")
    return format_citation(key, _code(context), place or "")


@register.simple_tag(takes_context=True)
def citation(context: Context, section: Any, place: str = "") -> str:
    """A section's record as the page's language cites it."""
    return format_parts(section.chapter, section.number, place, _code(context), section.act.key)


@register.simple_tag(takes_context=True)
def section_url(context: Context, section: Any) -> str:
    """The section's own address below the law page; empty where the language has none."""
    path = f"{section.act.key}/{_tight(section.chapter)}/{_tight(section.number)}/"
    return record_url(context, "law", path)


@register.simple_tag(takes_context=True)
def record_url(context: Context, place: str, path: str) -> str:
    """The address of a record below the page that shows such records (`context.places`)."""
    page = context.get("places", {}).get(place)
    return f"{page.get_url(context.get('request'))}{path}" if page else ""


def _tight(number: str) -> str:
    return number.replace(" ", "")


@register.filter
def statute(text: str) -> SafeString:
    """The wording of a section with its paragraphs and points kept; nothing is added."""
    lines = []
    for line in text.splitlines():
        shape = "b" if _SUBPOINT.match(line) else "a" if _POINT.match(line) else ""
        attributes = f' class="point-{shape}"' if shape else ""
        lines.append(format_html("<p{}>{}</p>", mark_safe(attributes), line))  # noqa: S308
    return mark_safe("".join(lines))  # noqa: S308 - each line was escaped


@register.inclusion_tag("components/law_sections.html", takes_context=True)
def law_sections(context: Context, note: str = "") -> dict[str, Any]:
    """Every section that the page has cited so far: a list of links, and a popover each.

    `note` says of all of them what they are, as *the rule today in Sweden* on a case.
    """
    cited = context.get("cited")
    sections = sorted(
        cited.sections.values() if cited else [],
        key=lambda section: (section.act.key, section.sort_order),
    )
    return {
        "sections": sections,
        "note": note,
        **{name: context.get(name) for name in ("locale", "places", "request", "library")},
    }


@register.simple_tag(takes_context=True)
def limits_in_force(context: Context, act: str = "lou") -> list[Any]:
    """Published limits of an act that hold today, direct award first."""
    today = datetime.date.today()  # noqa: DTZ011 - the day where the reader is, as TIME_ZONE sets it
    return sorted(
        (
            limit
            for limit in context["library"].thresholds
            if limit.act.key == act
            and limit.valid_from <= today
            and (limit.valid_to is None or today <= limit.valid_to)
        ),
        key=lambda limit: (limit.limit, limit.authority, limit.contract),
    )


# Sources


@register.simple_tag(takes_context=True)
def source(context: Context, key: str | None) -> SafeString | str:
    """A short reference to a source, leading to its full citation at the end of the page."""
    found = context["cited"].source(key) if key else None
    if found is None:
        return ""
    return format_html('<a class="src" href="#source-{}">{}</a>', found.key, found.publisher)


@register.inclusion_tag("components/sources.html", takes_context=True)
def sources(context: Context, keys: Iterable[str] = ()) -> dict[str, Any]:
    """Full citations: those that the page names, then those that its parts have referred to."""
    cited = context["cited"]
    named = [cited.source(key) for key in keys]
    ordered = {record.key: record for record in [*named, *cited.sources.values()] if record}
    return {"sources": list(ordered.values()), "locale": context.get("locale")}


@register.simple_tag(takes_context=True)
def consolidated_to(context: Context) -> str:
    """The latest amending act that the site's wordings take in, as `SFS 2025:360`."""
    shelf = context.get("library")
    if shelf is None:
        return ""
    kept = vars(shelf)  # Worked out once for each snapshot of the library.
    if "consolidated_to" not in kept:
        currents = [section.current for section in shelf.sections.values()]
        kept["consolidated_to"] = max(
            (version.consolidated_to for version in currents if version), key=_sfs, default=""
        )
    return kept["consolidated_to"]


def _sfs(number: str) -> list[int]:
    return [int(part) for part in re.findall(r"[0-9]+", number)]


@register.filter
def at(items: Any, index: int) -> Any:
    """The item at `index`, or nothing: `{{ header|at:forloop.counter0 }}`."""
    listed = list(items)
    return listed[index] if index < len(listed) else ""


@register.simple_tag
def x_default(versions: Iterable[Any] | None) -> str:
    """The address for readers of other languages: the first language that has the page."""
    return next((version.full_url for version in versions or [] if version.page), "")


@register.filter
def map_cells(page: Any) -> list[dict[str, Any]]:
    """One cell a phase; the shape says whether a line runs on to the left (not a) or right (not z)."""
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


@register.filter
def letter_id(letter: str) -> str:
    """An id for a letter that is not of the English alphabet either: `Å` becomes `e5`."""
    return letter.lower() if letter.isascii() else f"{ord(letter.lower()):x}"


@register.simple_tag(takes_context=True)
def concept_source(context: Context, concept: Any) -> str:
    """The key of the source of a concept's definition, read without fetching the source."""
    return getattr(concept, f"source_{_code(context)}_id") or ""


@register.filter
def period(limit: Any) -> str:
    """When a limit holds: whole years as `2024–2025`, an open end in words."""
    first, last = limit.valid_from, limit.valid_to
    if last is None:
        return _("from %(date)s") % {"date": date_format(first, "j F Y")}
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return years(first.year, last.year)
    return f"{date_format(first, 'j F Y')} – {date_format(last, 'j F Y')}"


@register.filter
def by_audience(pages: Iterable[Any]) -> list[tuple[Audience, list[Any]]]:
    """Pages under the first audience that each is for, so that none stands twice."""
    found = list(pages)
    groups = [
        (audience, [page for page in found if page.audiences[:1] == [audience.value]])
        for audience in Audience
    ]
    return [group for group in groups if group[1]]


@register.simple_tag
def model_lines(models: Iterable[Any]) -> dict[str, Any]:
    """A drawing of all models: one line each, from its first phase to its last."""
    places = {phase.value: 44 + 88 * index for index, phase in enumerate(Phase)}
    lines = []
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


@register.filter
def by_role(actors: Iterable[Any]) -> list[tuple[ActorRole, list[Any]]]:
    """The actors of a case in groups by role, in the order of the roles."""
    found = [actor.value for actor in actors]
    groups = [
        (role, [actor for actor in found if actor["role"] == role.value]) for role in ActorRole
    ]
    return [group for group in groups if group[1]]


@register.filter
def country(code: str) -> str:
    """The name of a country that the site writes of, or its code."""
    names = {
        "SE": _("Sweden"),
        "NO": _("Norway"),
        "DK": _("Denmark"),
        "FI": _("Finland"),
        "IS": _("Iceland"),
        "EU": _("European Union"),
    }
    return names.get(code, code)
