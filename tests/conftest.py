"""Shared by all tests."""

import gc
import os
import shutil
from functools import partial

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.db.models.signals import post_save
from django.utils import translation
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from xdist.scheduler import LoadScopeScheduling

from reference import library
from tests import databases, scenes
from tests.stack import with_room

DEAR = "tests/site/"
# What these assert is the same on every database: markup, files, who may enter, counts of queries.
ANY_DATABASE = (
    "tests/advisor/test_pages.py",
    "tests/editorial/signin/",
    "tests/editorial/test_hostile_desk.py",
    "tests/editorial/test_hostile_texts.py",
    "tests/editorial/translations/test_exchange.py",
    "tests/home/test_feedback.py",
    "tests/permissions/",
    "tests/portal/printing/",
    "tests/portal/test_uploads.py",
    "tests/search/standing/test_nasty.py",
    "tests/site/test_queries.py",
    "tests/site/test_relevance.py",
    "tests/site/test_weight.py",
)
SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")

# How long an example takes says something of the machine, not of the code. In CI the same examples
# are drawn each time; new ones are looked for on laptops and by `make soak`.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_sessionstart():
    """Collect garbage less often: what a test run imports stays, and what a test makes is small."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    # With AUTO_UPDATE off it has nothing to do, but reads what was saved once more.
    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    runner = item.config.pluginmanager.get_plugin("runner")
    return with_room(partial(runner.pytest_runtest_protocol, item, nextitem))


class OneWorkerAScope(LoadScopeScheduling):
    """One worker runs all tests of a file, and all of a folder whose set-up is dear."""

    def _split_scope(self, nodeid: str) -> str:
        return DEAR if nodeid.startswith(DEAR) else nodeid.split("::", 1)[0]


def pytest_xdist_make_scheduler(config, log):
    return OneWorkerAScope(config, log)


def pytest_collection_modifyitems(config, items):
    """The longest scope comes first, so that no worker is left alone with it at the end; meanwhile
    another runs what needs no database, until the one that they share is made.

    On PostgreSQL, tests that touch no database are left out: they would only repeat themselves.
    """
    for item in items:
        if item.nodeid.startswith(ANY_DATABASE):
            item.add_marker(pytest.mark.any_database)
    if not SQLITE:
        without = [item for item in items if not uses_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if uses_database(item)]
    files = dict.fromkeys(item.path for item in items)
    number = {path: place for place, path in enumerate(files)}
    with_database = {item.path for item in items if uses_database(item)}
    items.sort(
        key=lambda item: (
            not item.nodeid.startswith(DEAR),
            item.path in with_database,
            number[item.path],
            scenes.depth(item),
        )
    )


def uses_database(item) -> bool:
    return bool(
        item.get_closest_marker("django_db") or {"db", "transactional_db"} & {*item.fixturenames}
    )


if SQLITE:

    @pytest.fixture(scope="session")
    def django_db_setup(django_test_environment, django_db_blocker, tmp_path_factory):
        """A copy of the migrated database in place of migrating in each process."""
        with django_db_blocker.unblock():
            path = tmp_path_factory.getbasetemp() / databases.DATABASE
            shutil.copy(databases.migrated() / databases.DATABASE, path)
            databases.use(path)
        yield
        connection.close()


@pytest.fixture(autouse=True)
def _in_the_first_language():
    """A request leaves its language behind in the thread that answered it."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def _no_library_from_another_database():
    """Databases come and go under one process, with the same generation numbers."""
    library.forget()
    yield
    library.forget()
