"""A guide in Swedish with its live English translation, and a person for each role."""

import pytest

from guides.models import GuidePage
from tests import factories, scenes

scene, _django_db_helper = scenes.shared(scenes.homes_and_guides)


@pytest.fixture
def homes(db):
    return scenes.home("sv"), scenes.home("en")


@pytest.fixture
def guide(homes):
    body = factories.body(GuidePage, "<p>Börja tidigt.</p>")
    return factories.guide(scenes.guide_index(), body=body)


@pytest.fixture
def translated(guide):
    return factories.english(guide)
