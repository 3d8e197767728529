"""A small site and an index of its own for each test."""

import pytest

from search.indexing import drain_all
from search.results import Request
from search.service import search
from tests import factories


@pytest.fixture(autouse=True)
def _own_index(settings, tmp_path):
    settings.SEARCH_DIR = tmp_path / "search"


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
