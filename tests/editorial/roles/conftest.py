"""A guide in Swedish with its live English translation, and a person for each role."""

import pytest

from guides.models import GuidePage
from tests import factories, scenes


def guide_alone() -> None:
    body = factories.body(GuidePage, "<p>Börja tidigt.</p>")
    factories.guide(scenes.guide_index(), body=body)


scene, _django_db_helper = scenes.layered(
    scenes.homes_and_guides,
    guide=guide_alone,
    translated=lambda: factories.english(scenes.guide()),
)


@pytest.fixture
def homes(db):
    return scenes.home("sv"), scenes.home("en")


@pytest.fixture
def guide(db):
    return scenes.guide()


@pytest.fixture
def translated(guide):
    return scenes.guide("en")
