"""A home page and an index of guides, made once; each test leaves them as they were."""

import shutil

import pytest
from django.conf import settings

from reference import library
from tests import factories
from tests.scenes import for_a_while, shared


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/search/standing/" in item.nodeid:
            item.add_marker(pytest.mark.django_db)


scene, _django_db_helper = shared(lambda: factories.guide_index(factories.site()))


@pytest.fixture(scope="module")
def module_index(scene, django_db_blocker, tmp_path_factory):
    """An index that a module's own set-up fills (`standing_index` copies it for each test)."""
    folder = tmp_path_factory.mktemp("standing") / "search"
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), for_a_while():
        patch.setattr(settings, "SEARCH_DIR", folder)
        library.forget()
        yield folder


@pytest.fixture
def guides(scene, db):
    return factories.GuideIndexPage.objects.get(pk=scene.pk)


@pytest.fixture
def home(guides):
    return guides.get_parent().specific


@pytest.fixture
def standing_index(module_index, settings):
    """Put a copy of the module's index before readers."""
    shutil.copytree(module_index, settings.SEARCH_DIR)
