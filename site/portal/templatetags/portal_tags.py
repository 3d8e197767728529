"""What templates say: thin tags and filters over the modules of this package."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from linguistics.citations import Citation, format_citation, format_parts
from linguistics.hyphenation import soft_hyphens
from portal import drawings, groups, writing
from portal.collation import sort_key
from portal.models import PortalPage, PrintedPage
from portal.prose import Chips, chip, plainly, render_html, render_text
from portal.structured_data import described, script, share_picture

register = template.Library()

for function in (
    *(writing.grouped, writing.years, writing.period, writing.lead, writing.statute),
    *(writing.letter_id, writing.label, writing.labels, writing.country, writing.one_line),
    writing.frame_height,
    *(drawings.degree, drawings.evidence, drawings.phase_number, drawings.map_cells),
    *(groups.by_level, groups.by_audience, groups.by_role, groups.merged),
):
    register.filter(function.__name__, function)
register.filter("sum", writing.money)
register.simple_tag(drawings.phases)
register.simple_tag(share_picture, takes_context=True)
register.simple_tag(drawings.model_lines)
register.simple_tag(drawings.ladder_drawing)
register.simple_tag(drawings.course)
register.inclusion_tag("components/phase_line.html", name="phase_line")(drawings.phase_stations)


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


@register.simple_tag
def sheet(name: str) -> SafeString:
    """The style sheet for one kind of page (`scripts/css.py`)."""
    return format_html('<link rel="stylesheet" href="{}">', static(f"css/{name}.css"))


# Texts and records


@register.simple_tag(takes_context=True)
def prose(context: Context, value: Any) -> SafeString:
    """A rich text of a block, or a plain text, with its citations as chips."""
    if isinstance(value, RichText):
        return rich(context, value.source)
    return render_text(str(value or ""), _code(context), _chips(context))


@register.simple_tag(takes_context=True)
def rich(context: Context, html: str) -> SafeString:
    """The stored HTML of a rich text field."""
    words = context.get("words")
    mark = words.mark if words and not context.get("law_as_links") else plainly
    return render_html(html or "", _code(context), _chips(context), context.get("links"), mark)


@register.filter
def soften(text: Any) -> str:
    """Long compounds with soft hyphens where their parts meet."""
    return _softened(str(text), (get_language() or "sv")[:2])


@lru_cache(maxsize=4096)
def _softened(text: str, locale: str) -> str:
    return soft_hyphens(text, locale)


@register.filter
def at(items: Any, index: int) -> Any:
    """The item at `index`, or nothing: `{{ header|at:forloop.counter0 }}`."""
    listed = list(items)
    return listed[index] if index < len(listed) else ""


@register.simple_tag(takes_context=True)
def local(context: Context, record: Any, name: str) -> Any:
    """A field of a reference record in the page's language."""
    return record.text(name, _code(context)) if record else ""


@register.simple_tag(takes_context=True)
def names(context: Context, keys: Iterable[str], kind: str) -> list[str]:
    """The names of the records with these keys in the library, in the page's language."""
    records = getattr(context["library"], kind)
    return [records[key].text("name", _code(context)) for key in keys if key in records]


@register.simple_tag(takes_context=True)
def record(context: Context, key: str, kind: str) -> Any:
    """A published record of the library by its key, or None."""
    return getattr(context["library"], kind).get(key) if key else None


@register.inclusion_tag("components/in_place.html", takes_context=True)
def page_words(context: Context) -> dict[str, Any]:
    """The glossary terms that the text has mentioned so far: a list of links, a popover each."""
    code = _code(context)
    words = context.get("words")
    opened = [
        {
            "id": f"word-{concept.key}",
            "name": concept.text("term", code),
            "url": record_url(context, "glossary", f"{concept.key}/"),
            "definition": concept.text("definition", code),
        }
        for concept in (words.mentioned.values() if words else ())
    ]
    opened.sort(key=lambda one: sort_key(one["name"], code))
    return {
        "kind": "words",
        "heading": _("Words on the page"),
        "opened": opened,
        "inside": "components/word_text.html",
    }


@register.simple_tag(takes_context=True)
def json_ld(context: Context) -> SafeString | str:
    """The page in schema.org's words; nothing where there is no page, as on an error."""
    page, flat = context.get("page"), context.flatten()
    if not hasattr(page, "schema_type") or not flat.get("canonical") or flat.get("no_index"):
        return ""
    return script(described(page, flat))


@register.simple_tag(takes_context=True)
def pdf_of(context: Context, variant: str = "") -> dict[str, Any] | None:
    """Address and size of the page's stored PDF; None without one, and on paper."""
    page = context.get("page")
    prints = getattr(type(page), "prints", PortalPage.prints)
    if context.get("frame") or prints is PortalPage.prints or page.pk is None:
        return None
    row = PrintedPage.current(page, variant)
    if row is None:
        return None
    address = reverse("pdf", kwargs={"code": _code(context), "page_id": page.pk})
    return {
        "url": f"{address}?{urlencode({'of': variant})}" if variant else address,
        "size": row.size,
    }


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
    page = (context.get("places") or {}).get(place)
    return f"{page.get_url(context.get('request'))}{path}" if page else ""


def _tight(number: str) -> str:
    return number.replace(" ", "")


@register.inclusion_tag("components/in_place.html", takes_context=True)
def law_sections(context: Context, note: str = "") -> dict[str, Any]:
    """Every section that the page has cited so far: a list of links, and a popover each.

    The popover frames the section's wording, which a browser fetches when it is opened; on paper,
    and where the language has no law page, the wording itself stands there. `note` says of all of
    them what they are, as *the rule today in Sweden* on a case.
    """
    code, cited = _code(context), context.get("cited")
    sections = sorted(
        cited.sections.values() if cited else [],
        key=lambda section: (section.act.key, section.sort_order),
    )
    return {
        "kind": "cited",
        "heading": _("Sections cited"),
        "note": note,
        "opened": [
            {
                "id": f"law-{section.key}",
                "name": citation(context, section),
                "heading": section.heading_en if code == "en" else section.heading,
                "url": section_url(context, section),
                "section": section,
            }
            for section in sections
        ],
        "inside": "components/law_frame.html",
        **{name: context.get(name) for name in ("locale", "frame")},
    }


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


@register.simple_tag(takes_context=True)
def limits_in_force(context: Context, act: str = "lou") -> list[Any]:
    """Published limits of an act that hold today, direct award first."""
    today = timezone.localdate()
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
def concept_source(context: Context, concept: Any) -> str:
    """The key of the source of a concept's definition, found without a query."""
    identifier = getattr(concept, f"source_{_code(context)}_id")
    published = context["library"].sources.values()
    return next((record.key for record in published if record.pk == identifier), "")


# Language versions


@register.simple_tag
def x_default(versions: Iterable[Any] | None) -> str:
    """The address for readers of other languages: the first language that has the page."""
    return next((version.full_url for version in versions or [] if version.page), "")


@register.simple_tag(takes_context=True)
def stored_file(context: Context, document: Any) -> Any:
    """The record of a chosen document from the page's own map, or None."""
    links = context.get("links")
    return links.file(document) if links else document
