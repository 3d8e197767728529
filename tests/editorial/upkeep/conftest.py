"""A site with the law watched, and people who keep it up."""

import pytest

from editorial.upkeep.law.notice import notice
from guides.models import GuidePage
from reference.models import LawSection
from tests import factories, scenes
from tests.editorial.roles.people import client, person


def section_seen_once() -> None:
    """So that a change of it is one."""
    factories.section("lou-6-31", "En myndighet får använda partnerskap.")
    notice()


def guide_that_cites_it() -> None:
    text = "<p>Ni får det enligt 6 kap. 31 §.</p>"
    factories.guide(factories.guide_index(scenes.home()), body=factories.body(GuidePage, text))


def english_versions() -> None:
    for page in (scenes.home(), scenes.guide_index(), scenes.guide()):
        factories.english(page)


scene, _django_db_helper = scenes.layered(
    factories.site,
    section=section_seen_once,
    guide=guide_that_cites_it,
    translated=english_versions,
)


@pytest.fixture
def home(db):
    """The Swedish home page; the English one stands with `translated`."""
    return scenes.home()


@pytest.fixture
def section(db):
    return LawSection.objects.get()


@pytest.fixture
def guide(section):
    """A guide that cites the section."""
    return scenes.guide()


@pytest.fixture
def translated(guide):
    """Its live English version."""
    return scenes.guide("en")


@pytest.fixture
def publisher(home):
    return client("publisher")


@pytest.fixture
def boss(home):
    return person("publisher")
