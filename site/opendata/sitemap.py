"""sitemap.xml with the language versions of each page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from .pages import by_translation_key, published_pages


def sitemap(request: HttpRequest) -> HttpResponse:
    """One entry a page and language; each lists all versions, itself included, and x-default."""
    entries = [
        {
            "published": published,
            "versions": versions,
            "default": next(
                (v for v in versions if v.locale == settings.LANGUAGES[0][0]), versions[0]
            ),
        }
        for versions in by_translation_key(published_pages()).values()
        for published in versions
    ]
    return HttpResponse(
        render_to_string("opendata/sitemap.xml", {"entries": entries}),
        content_type="application/xml",
    )
