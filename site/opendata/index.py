"""The page that tells people what data there is."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.context import Version, page_context
from portal.views import preferred_language
from portal.visibility import open_to_all
from reference.taxonomies import Audience

from .catalogue import DATASETS


def choose_language(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(reverse("data-index", args=[preferred_language(request)]))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def data_index(request: HttpRequest, code: str) -> HttpResponse:
    """Data sets and feeds, in one language."""
    homes = Page.objects.filter(depth=2, locale__language_code=code).select_related("locale")
    home = open_to_all(homes).first()
    if home is None:
        raise Http404
    with translation.override(code):
        context = page_context(home, request)
        versions = [version_of(other.code, home, context) for other in context["versions"]]
        return render(
            request,
            "opendata/data_index.html",
            context
            | {
                "page": home,
                "record_title": _("Open data"),
                "breadcrumbs": [home],
                "versions": versions,
                "other_versions": [version for version in versions if version.code != code],
                "canonical": f"{home.get_site().root_url}{request.path}",
                "datasets": [
                    {
                        "name": dataset.name,
                        "title": dataset.title[code],
                        "description": dataset.description[code],
                    }
                    for dataset in DATASETS.values()
                ],
                "audiences": list(Audience),
                "sectors": [
                    (sector.key, sector.text("name", code))
                    for sector in context["library"].sectors.values()
                ],
            },
        )


def version_of(code: str, home: Page, context: dict) -> Version:
    url = reverse("data-index", args=[code])
    return Version(code, home, url, f"{settings.WAGTAILADMIN_BASE_URL}{url}")
