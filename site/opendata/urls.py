"""Addresses for machines."""

from django.conf import settings
from django.urls import path, register_converter

from . import exports, feeds, sitemap
from .api import router
from .dcat import description
from .index import choose_language, data_index


class Language:
    """The code of one of the site's languages."""

    regex = "|".join(code for code, _name in settings.LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Language, "language")

urlpatterns = [
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("llms.txt", sitemap.llms, name="llms"),
    path("api/v2/", router.urls),
    path("data/", choose_language, name="data"),
    path("data/dcat.rdf", description, name="data-dcat"),
    path("data/pages.json", exports.pages, name="data-pages"),
    path("data/schemas/<slug:name>.json", exports.schema, name="data-schema"),
    path("data/<slug:name>.json", exports.as_json, name="data-json"),
    path("data/<slug:name>.csv", exports.as_csv, name="data-csv"),
    path("<language:code>/data/", data_index, name="data-index"),
    path("<language:code>/feed.atom", feeds.everything, name="feed"),
    path("<language:code>/feed/<slug:kind>.atom", feeds.of_kind, name="feed-kind"),
    path(
        "<language:code>/feed/audience/<slug:audience>.atom",
        feeds.for_audience,
        name="feed-audience",
    ),
    path("<language:code>/feed/sector/<slug:sector>.atom", feeds.in_sector, name="feed-sector"),
    path("<language:code>/feed/model/<slug:model>.atom", feeds.about_model, name="feed-model"),
]
