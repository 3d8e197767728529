"""Pages described in schema.org's words, where a type truly fits.

Models, cases and guides without steps are articles, a guide with steps is a HowTo, the glossary a
DefinedTermSet of DefinedTerms, a section of an act Legislation, and a list a CollectionPage. What
has no type of its own is a WebPage: nothing is claimed to be a product, an event or a question.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# A script element ends at its first "</"; JSON reads these escapes as the same text.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}

Thing = dict[str, Any]


def script(things: list[Thing]) -> SafeString:
    """A data block, which a content security policy lets stand since nothing in it runs."""
    graph = {"@context": "https://schema.org", "@graph": things}
    text = json.dumps(graph, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


def share_picture(context: Mapping[str, Any]) -> str:
    """The whole address of the picture that others show beside a link to a page."""
    code = "en" if context.get("locale") == "en" else "sv"
    return urljoin(context["canonical"], static(f"img/share-{code}.png"))


def described(page: Any, context: Thing) -> list[Thing]:
    """The page (or the record that it shows) and the way to it."""
    things = [record(context) or of_page(page, context)]
    if context.get("breadcrumbs"):
        things.append(breadcrumbs(context))
    return things


def of_page(page: Any, context: Thing) -> Thing:
    thing = {
        "@type": page.schema_type,
        "@id": context["canonical"],
        "url": context["canonical"],
        "inLanguage": context["locale"],
        "license": LICENCE,
        "isAccessibleForFree": True,
        "name": page.title,
        "description": page.summary,
        "datePublished": iso(page.first_published_at),
        "dateModified": iso(page.last_published_at),
    }
    if page.schema_type == "Article":
        thing["headline"] = page.title
    return {name: value for name, value in thing.items() if value} | page.structured_data()


def record(context: Thing) -> Thing | None:
    """The reference record that the page shows at this address, if any."""
    locale, url = context["locale"], context["canonical"]
    concept, section = context.get("concept"), context.get("section")
    if concept:
        return {
            "@type": "DefinedTerm",
            "@id": url,
            "url": url,
            "termCode": concept.key,
            "name": concept.text("term", locale),
            "alternateName": [form for form in concept.forms(locale) if form.strip()],
            "description": concept.text("definition", locale),
            "inDefinedTermSet": context["page"].full_url,
            "inLanguage": locale,
        }
    if section:
        return {
            "@type": "Legislation",
            "@id": url,
            "url": url,
            "name": str(section),
            "legislationIdentifier": section.key,
            "legislationType": "section",
            "legislationJurisdiction": "SE",
            "inLanguage": "sv",
            "isPartOf": {
                "@type": "Legislation",
                "name": section.act.title_sv,
                "legislationIdentifier": f"SFS {section.act.number}",
            },
        }
    return None


def breadcrumbs(context: Thing) -> Thing:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": page.title,
                "item": page.full_url,
            }
            for position, page in enumerate(context["breadcrumbs"], start=1)
        ],
    }


def iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
