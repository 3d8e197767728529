"""Wagtail's own search, as it comes, on the same queries."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from modelsearch.backends import get_search_backend
from modelsearch.backends.elasticsearch8 import Elasticsearch8SearchBackend
from modelsearch.index import get_indexed_models
from wagtail.models import Locale, Page

from .judgements import Judged
from .measures import DEPTH

Search = Callable[[Judged], list[str]]


@contextmanager
def backends() -> Iterator[dict[str, Search]]:
    """A backend's name → the keys of the first ten pages that it finds in the reader's language.

    The database's, and Elasticsearch's where the site has a server, in indexes of their own which
    are removed afterwards.
    """
    found = {"database": keys_from(get_search_backend("default"))}
    if not settings.ELASTICSEARCH_URL:
        yield found
        return
    server = Elasticsearch8SearchBackend(
        {
            "HOSTS": list(settings.ELASTICSEARCH_URL),
            "INDEX_PREFIX": f"stock-{uuid.uuid4().hex}-",
            "ATOMIC_REBUILD": False,
            "OPTIONS": {"ca_certs": settings.ELASTICSEARCH_CA_CERTS or None},
        }
    )
    models = [model for model in get_indexed_models() if issubclass(model, Page)]
    index = server.rebuilder_class(server.get_index_for_model(Page)).start()
    try:
        for model in models:
            index.add_model(model)
        for model in models:
            index.add_items(model, list(model.get_indexed_objects()))
        index.refresh()
        yield found | {"Elasticsearch": keys_from(server)}
    finally:
        index.delete()


def keys_from(backend: Any) -> Search:
    def search(judged: Judged) -> list[str]:
        locale = Locale.objects.get(language_code=judged.locale)
        found = backend.search(judged.query, Page.objects.live().filter(locale=locale))
        keys = (getattr(page.specific, "key", "") for page in found[:DEPTH])
        return [key for key in keys if key]

    return search
