"""A site with the law watched, and people who keep it up."""

import pytest

from editorial.upkeep.law.notice import notice
from guides.models import GuidePage
from tests import factories, scenes
from tests.editorial.roles.people import client, person

scene, _django_db_helper = scenes.shared(factories.site)


@pytest.fixture
def home(db):
    """The Swedish home page; the English one stands with `translated`."""
    return scenes.home()


@pytest.fixture
def section(home):
    """A section that has been seen once, so that a change is one."""
    made = factories.section("lou-6-31", "En myndighet får använda partnerskap.")
    notice()
    return made


@pytest.fixture
def guide(home, section):
    """A guide that cites the section."""
    text = "<p>Ni får det enligt 6 kap. 31 §.</p>"
    return factories.guide(factories.guide_index(home), body=factories.body(GuidePage, text))


@pytest.fixture
def translated(home, guide):
    """Its live English version."""
    factories.english(home)
    factories.english(guide.get_parent().specific)
    return factories.english(guide)


@pytest.fixture
def publisher(home):
    return client("publisher")


@pytest.fixture
def boss(home):
    return person("publisher")
