"""Addresses of the search, with words of the reader's language."""

from django.conf import settings
from django.urls import path

from .api import api
from .views import opensearch, results

WORDS = {"sv": "sok", "en": "search"}

urlpatterns = [
    path("api/search/", api.urls),
    *[
        path(f"{code}/{WORDS.get(code, 'search')}/", results, {"code": code}, name="search")
        for code, _name in settings.LANGUAGES
    ],
    *[
        path(f"{code}/opensearch.xml", opensearch, {"code": code}, name="opensearch")
        for code, _name in settings.LANGUAGES
    ],
]
