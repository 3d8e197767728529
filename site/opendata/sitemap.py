"""sitemap.xml, robots.txt and llms.txt."""

from io import StringIO

from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from .answers import answer
from .catalogue import DATASETS
from .public import SOURCE_LANGUAGE, Public, PublishedPage

# The parts of llms.txt, and the kinds of page in each; lists and the home page only lead to these.
PARTS = {
    "journeys": ("journey",),
    "models": ("model",),
    "guides": ("guide",),
    "cases": ("case",),
    "tools": ("chooser", "self-check", "calculator"),
    "reference": ("reference",),
    "about": ("standard", "changes"),
}


@answer("application/xml")
def sitemap(public: Public) -> str:
    """One entry a page and language; each lists all versions, itself included, and x-default.

    `lastmod` is when the published text last changed hands, never when a draft was saved.
    """
    out = StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement(
        "urlset",
        {
            "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
            "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
        },
    )
    for versions in public.versions.values():
        default = next((v for v in versions if v.locale == SOURCE_LANGUAGE), versions[0])
        for published in versions:
            write_entry(xml, published, versions, default)
    xml.endElement("urlset")
    xml.endDocument()
    return out.getvalue()


def write_entry(
    xml: SimplerXMLGenerator,
    published: PublishedPage,
    versions: list[PublishedPage],
    default: PublishedPage,
) -> None:
    xml.startElement("url", {})
    xml.addQuickElement("loc", published.url)
    if published.page.last_published_at:
        xml.addQuickElement("lastmod", published.page.last_published_at.isoformat())
    languages = [(version.locale, version.url) for version in versions]
    for code, url in [*languages, ("x-default", default.url)]:
        xml.addQuickElement("xhtml:link", attrs={"rel": "alternate", "hreflang": code, "href": url})
    xml.endElement("url")


@answer("text/plain; charset=utf-8")
def robots(public: Public) -> str:
    return f"User-agent: *\nDisallow: /admin/\n\nSitemap: {public.root}/sitemap.xml\n"


@answer("text/markdown; charset=utf-8", language="en")
def llms(public: Public) -> str:
    """The site in one short file for language models (llmstxt.org): English where there is any."""
    shown = [best_version(versions) for versions in public.versions.values()]
    home = next((p for p in shown if p.page.content_kind == "home"), None)
    parts = [f"# {home.page.title}\n\n> {home.page.summary}\n" if home else "# \n"]
    parts.append(
        "Content is licensed CC BY 4.0. Each page exists in Swedish and English; Swedish is the "
        "original. The site gives guidance, not legal advice.\n"
    )
    for part, kinds in PARTS.items():
        pages = [p for p in shown if p.page.content_kind in kinds]
        if pages:
            listed = "\n".join(f"- [{p.page.title}]({p.url}): {p.page.summary}" for p in pages)
            parts.append(f"## {headings()[part]}\n\n{listed}\n")
    listed = "\n".join(
        f"- [{dataset.title['en']}]({public.root}/data/{name}.json): {dataset.description['en']}"
        for name, dataset in DATASETS.items()
    )
    parts.append(f"## {headings()['data']}\n\n{listed}\n")
    return "\n".join(parts)


def headings() -> dict[str, str]:
    return {
        "journeys": _("Journeys"),
        "models": _("Models"),
        "guides": _("Guides"),
        "cases": _("Cases"),
        "tools": _("Tools"),
        "reference": _("Reference"),
        "about": _("About the site"),
        "data": _("Open data"),
    }


def best_version(versions: list[PublishedPage]) -> PublishedPage:
    return next((version for version in versions if version.locale == "en"), versions[0])
