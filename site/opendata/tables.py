"""Columns and rows of each data set."""

from typing import Any

from cases.models import CasePage
from guides.models import GuidePage, ProcurementModelPage
from portal.models import GlossaryPage, LawPage, PortalPage, ThresholdsPage
from reference.models.thresholds import Limit
from reference.taxonomies import Authority, ContractKind, SectionRegime

from .datasets import Row
from .fields import exported, field_schema, field_value
from .public import Public
from .shapes import ADDRESS, DATE, KEY, NAME, NUMBER, TEXT, TIME, Reader, listed, one_of, record

LOCALES = ("sv", "en")


def moment(value) -> str | None:
    return value.isoformat() if value else None


def day(value) -> str | None:
    return value.isoformat() if value else None


# Pages: one row a page and language


def page_columns(page_type: type[PortalPage]) -> dict[str, Any]:
    return {
        "key": NAME,
        "locale": {"enum": list(LOCALES)},
        "url": {"type": "string", "format": "uri"},
        "title": NAME,
        "translation_state": {"enum": ["original", "current", "behind"]},
        "published": TIME,
        "modified": TIME,
        **{name: field_schema(page_type._meta.get_field(name)) for name in exported(page_type)},
    }


def page_rows(public: Public, page_type: type[PortalPage]) -> list[Row]:
    readers = {code: Reader(public, code) for code in LOCALES}
    return [
        {
            "key": published.key or str(published.page.translation_key),
            "locale": published.locale,
            "url": published.url,
            "title": published.page.title,
            "translation_state": published.translation_state,
            "published": moment(published.page.first_published_at),
            "modified": moment(published.page.last_published_at),
            **{
                name: field_value(published, name, readers[published.locale])
                for name in exported(page_type)
            },
        }
        for published in public.texts_of(page_type)
    ]


PAGE_TYPES = {"models": ProcurementModelPage, "guides": GuidePage, "cases": CasePage}


# Records: one row a record, both languages side by side


def both(schema: Any, *names: str) -> dict[str, Any]:
    return {f"{name}_{code}": schema for name in names for code in LOCALES}


def addresses(public: Public, page_type: type[PortalPage], path: str) -> Row:
    """The record's permanent address in each language; null where its page is not published."""
    return {
        f"url_{code}": f"{base}{path}" if (base := public.address_of(page_type, code)) else None
        for code in LOCALES
    }


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def glossary_columns() -> dict[str, Any]:
    return {
        "key": NAME,
        **both(ADDRESS, "url"),
        **both(NAME, "term"),
        **both(listed(NAME), "forms", "avoid"),
        **both(TEXT, "definition"),
        **both(KEY, "source"),
        "modified": TIME,
    }


def glossary_rows(public: Public) -> list[Row]:
    rows = []
    for concept in public.library.concepts.values():
        row: Row = {"key": concept.key} | addresses(public, GlossaryPage, f"{concept.key}/")
        for code in LOCALES:
            row[f"term_{code}"] = concept.text("term", code)
            row[f"forms_{code}"] = lines(concept.text("forms", code))
            row[f"avoid_{code}"] = lines(concept.text("avoid", code))
            row[f"definition_{code}"] = concept.text("definition", code) or None
            row[f"source_{code}"] = public.source_key(getattr(concept, f"source_{code}_id"))
        rows.append(row | {"modified": last_change(concept)})
    return rows


def last_change(item) -> str | None:
    return moment(item.last_published_at)


def law_columns() -> dict[str, Any]:
    return {
        "key": NAME,
        **both(ADDRESS, "url"),
        "act": NAME,
        "act_number": NAME,
        "chapter": NAME,
        "number": NAME,
        "chapter_title": TEXT,
        "heading": TEXT,
        "heading_en": TEXT,
        "regime": one_of(SectionRegime.choices),
        "brought_in": listed(record({"regime": one_of(SectionRegime.choices), "by": NAME})),
        "text": TEXT,
        "consolidated_to": TEXT,
        "amended_by": TEXT,
        "checked_on": DATE,
        "paraphrase_en": TEXT,
        "modified": TIME,
    }


def law_rows(public: Public) -> list[Row]:
    sections = public.library.sections
    return [
        {
            "key": section.key,
            **addresses(public, LawPage, section.key.replace("-", "/", 2) + "/"),
            "act": section.act.key,
            "act_number": section.act.number,
            "chapter": section.chapter,
            "number": section.number,
            "chapter_title": section.chapter_title or None,
            "heading": section.heading or None,
            "heading_en": section.heading_en or None,
            "regime": section.regime or None,
            "brought_in": [
                {"regime": reference.regime, "by": reference.by.key}
                for reference in section.brought_in.all()
                if reference.by.key in sections
            ],
            **wording(section.current),
            "paraphrase_en": section.paraphrase_en or None,
            "modified": last_change(section),
        }
        for section in sorted(sections.values(), key=lambda one: (one.act.key, one.sort_order))
        if section.act.key in public.library.acts
    ]


def wording(version) -> Row:
    """The newest wording of a section, word for word."""
    return {
        "text": version.text if version else None,
        "consolidated_to": version.consolidated_to if version else None,
        "amended_by": (version.amended_by or None) if version else None,
        "checked_on": day(version.checked_on) if version else None,
    }


def threshold_columns() -> dict[str, Any]:
    return {
        "key": NAME,
        **both(ADDRESS, "url"),
        "act": NAME,
        "limit": one_of(Limit.choices),
        "authority": one_of(Authority.choices),
        "contract": one_of(ContractKind.choices),
        "valid_from": DATE,
        "valid_to": DATE,
        "eur": NUMBER,
        "sek": NUMBER,
        "source": KEY,
        "modified": TIME,
    }


def threshold_rows(public: Public) -> list[Row]:
    return [
        {
            "key": threshold.key,
            **addresses(public, ThresholdsPage, f"{threshold.key}/"),
            "act": threshold.act.key,
            "limit": threshold.limit,
            "authority": threshold.authority,
            "contract": threshold.contract,
            "valid_from": day(threshold.valid_from),
            "valid_to": day(threshold.valid_to),
            "eur": threshold.eur,
            "sek": threshold.sek,
            "source": public.source_key(threshold.source_id),
            "modified": last_change(threshold),
        }
        for threshold in public.library.thresholds
    ]
