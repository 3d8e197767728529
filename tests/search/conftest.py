"""A small site and an index of its own for each test."""

import os
import uuid

import pytest

from search import reading, registry
from search.engines.elasticsearch_server import Access
from search.indexing import drain_all
from search.rebuild import rebuild
from search.registry import embedded, server
from search.results import Request
from search.service import search
from tests import factories


@pytest.fixture(autouse=True)
def _own_index(settings, tmp_path):
    settings.SEARCH_DIR = tmp_path / "search"


def elasticsearch_settings(settings):
    """Point the site at the server of `make test-elasticsearch`, with indexes of its own."""
    settings.ELASTICSEARCH_URL = os.environ["ELASTICSEARCH_URL"].split(",")
    settings.ELASTICSEARCH_CA_CERTS = os.environ.get("ELASTICSEARCH_CA_CERTS", "")
    settings.ELASTICSEARCH_INDEX = f"test-{uuid.uuid4().hex}"
    # A busy machine is not what these tests are about.
    settings.ELASTICSEARCH_TIMEOUT = 5.0
    reading.breaker.cache_clear()
    return server()


@pytest.fixture
def elasticsearch(settings, monkeypatch):
    """An engine without an index. Tests drain themselves, for no thread sees what they wrote."""
    monkeypatch.setattr(reading, "catch_up_soon", lambda: None)
    make, made = Access.client, []
    monkeypatch.setattr(Access, "client", lambda access: made.append(make(access)) or made[-1])
    engine = elasticsearch_settings(settings)
    yield engine
    for index in engine.indexes.all():
        engine.indexes.remove(index)
    reading.breaker.cache_clear()
    registry._server.cache_clear()
    for client in made:
        client.close()


@pytest.fixture(params=["fts5", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def answering(request, db):
    """The engine that answers readers; the same test for each."""
    if request.param == "fts5":
        embedded().ensure()
        return embedded()
    engine = request.getfixturevalue("elasticsearch")
    rebuild(engine=engine)
    return engine


@pytest.fixture
def home(db):
    return factories.site()


@pytest.fixture
def guides(home):
    return factories.guide_index(home)


def catch_up():
    return drain_all()


def found(query: str, locale: str = "sv", **options):
    return search(Request(query, locale, **options))


def urls(query: str, locale: str = "sv", **options) -> list[str]:
    return [result.url for result in found(query, locale, **options).results]
