"""A home page and an index of guides, made once; each test leaves them as they were."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import transaction

from reference import library
from tests import factories


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/search/standing/" in item.nodeid:
            item.add_marker(pytest.mark.django_db)


@contextmanager
def for_a_while() -> Iterator[None]:
    """What is written to the database inside is gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def standing(django_db_setup, django_db_blocker) -> Iterator[factories.GuideIndexPage]:
    with django_db_blocker.unblock(), for_a_while():
        yield factories.guide_index(factories.site())


@pytest.fixture(scope="module")
def module_index(standing, django_db_blocker, tmp_path_factory):
    """An index that a module's own set-up fills (`standing_index` copies it for each test)."""
    folder = tmp_path_factory.mktemp("standing") / "search"
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), for_a_while():
        patch.setattr(settings, "SEARCH_DIR", folder)
        library.forget()
        yield folder


@pytest.fixture
def _django_db_helper(standing):
    """Stands in for pytest-django's fixture, which would close the connection that holds it all."""
    with for_a_while():
        yield


@pytest.fixture
def guides(standing, db):
    return factories.GuideIndexPage.objects.get(pk=standing.pk)


@pytest.fixture
def home(guides):
    return guides.get_parent().specific


@pytest.fixture
def standing_index(module_index, settings):
    """Put a copy of the module's index before readers."""
    shutil.copytree(module_index, settings.SEARCH_DIR)
