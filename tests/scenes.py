"""What the tests of a package share: set up once, and as it was after each of them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from django.db import transaction
from wagtail.models import Locale

from guides.models import GuideIndexPage, GuidePage
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


LAYERS: set[str] = set()
"""Names of fixtures that stand for a layer; each asks for the one below it."""


def depth(item: pytest.Item) -> int:
    """How many layers a test needs; the tests of a file run in this order, to build each once."""
    return len(LAYERS & {*item.fixturenames})


class Layers:
    """What stands on each other, made when a test first needs it, gone when one needs less."""

    def __init__(self, builders: dict[str, Callable[[], object]]):
        self.builders = builders
        self.standing: list[ExitStack] = []

    def reach(self, wanted: int) -> None:
        while len(self.standing) > wanted:
            self.standing.pop().close()
        for build in list(self.builders.values())[len(self.standing) : wanted]:
            layer = ExitStack()
            layer.enter_context(for_a_while())
            self.standing.append(layer)
            build()


def layered(build: Callable[[], object], **builders: Callable[[], object]):
    """As `shared` for a conftest, with further layers, each by the name of the fixture for it.

    A test that asks for that fixture finds the layer and those before it. The fixture itself, which
    the conftest defines, asks for the one before it and reads what stands from the database.
    """
    LAYERS.update(builders)

    @pytest.fixture(scope="package")
    def scene(django_db_setup, django_db_blocker):
        with django_db_blocker.unblock(), for_a_while():
            build()
            layers = Layers(builders)
            yield layers
            layers.reach(0)

    @pytest.fixture
    def helper(request, scene):
        scene.reach(len({*builders} & {*request.fixturenames}))
        with for_a_while():
            yield

    return scene, helper


def above(build: Callable[[], object]):
    """As `shared` for a module whose conftest has layers: the first of them, and this on top."""

    @pytest.fixture(scope="module")
    def stage(scene, django_db_blocker):
        with django_db_blocker.unblock():
            scene.reach(0)
            with for_a_while():
                yield build()

    @pytest.fixture
    def helper(stage):
        with for_a_while():
            yield

    return stage, helper


def homes_and_guides() -> None:
    """A home page and a list of guides, both in Swedish and English."""
    swedish = factories.site()
    factories.english(swedish, slug="en")
    factories.english(factories.guide_index(swedish))


def home(language: str = "sv") -> HomePage:
    return HomePage.objects.get(locale=Locale.objects.get(language_code=language))


def guide_index(language: str = "sv") -> GuideIndexPage:
    return GuideIndexPage.objects.get(locale=Locale.objects.get(language_code=language))


def guide(language: str = "sv") -> GuidePage:
    return GuidePage.objects.get(locale=Locale.objects.get(language_code=language))
