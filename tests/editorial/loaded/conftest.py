"""The small content, loaded once for these tests; each leaves it as it was."""

import pytest

from tests import scenes
from tests.editorial.conftest import Files, small_content


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/editorial/loaded/" in item.nodeid:
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="package")
def loaded_once(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), scenes.for_a_while():
        small_content(tmp_path_factory.mktemp("content")).load()
        yield


@pytest.fixture
def _django_db_helper(loaded_once):
    """Stands in for pytest-django's fixture, which would close the connection that holds it all."""
    with scenes.for_a_while():
        yield


@pytest.fixture
def loaded(files) -> Files:
    """The files as they were loaded."""
    return files
