"""The whole content, loaded once for these tests, each of which leaves it as it was."""

import shutil

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import TestCase

from editorial.content.load import load
from tests import databases


def pytest_itemcollected(item):
    item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            folder = tmp_path_factory.mktemp("loaded") / "content"
            shutil.copytree(databases.loaded(), folder)
            with databases.at(folder):
                yield
            return
        with transaction.atomic():
            # Files are put in place when the load is committed, which this one never is.
            with TestCase.captureOnCommitCallbacks(execute=True):
                assert load(settings.CONTENT_DIR).report.problems == []
            yield
            transaction.set_rollback(True)


@pytest.fixture
def _django_db_helper(loaded):
    """Each test leaves the loaded content as it was.

    Stands in for pytest-django's fixture of this name, which ends by closing the connection that
    holds the loaded content.
    """
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
