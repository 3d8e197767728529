"""What the tests of a package share: set up once, and as it was after each of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from wagtail.models import Locale

from guides.models import GuideIndexPage
from home.models import HomePage

from . import factories


@contextmanager
def for_a_while() -> Iterator[None]:
    """What is written to the database inside is gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def shared(build: Callable[[], object], scope: str = "package"):
    """Two fixtures for a conftest or, with the scope "module", a module; bind them to these names::

        scene, _django_db_helper = shared(build)

    What `build` makes stands before each test there that asks for the database, and is rolled back
    after the last; `scene` gives what it returns. The second stands in for pytest-django's fixture
    of that name, which would close the connection that holds the scene; no test here may ask for
    real commits.
    """

    @pytest.fixture(scope=scope)
    def scene(django_db_setup, django_db_blocker):
        with django_db_blocker.unblock(), for_a_while():
            yield build()

    @pytest.fixture
    def helper(scene):
        with for_a_while():
            yield

    return scene, helper


def homes_and_guides() -> None:
    """A home page and a list of guides, both in Swedish and English."""
    swedish = factories.site()
    factories.english(swedish, slug="en")
    factories.english(factories.guide_index(swedish))


def home(language: str = "sv") -> HomePage:
    return HomePage.objects.get(locale=Locale.objects.get(language_code=language))


def guide_index(language: str = "sv") -> GuideIndexPage:
    return GuideIndexPage.objects.get(locale=Locale.objects.get(language_code=language))
