"""A guide in Swedish with its live English translation, and a person for each role."""

import pytest

from guides.models import GuidePage
from tests import factories

from .people import two_homes


@pytest.fixture
def homes(db):
    return two_homes()


@pytest.fixture
def guide(homes):
    index = factories.guide_index(homes[0])
    factories.english(index)
    return factories.guide(index, body=factories.body(GuidePage, "<p>Börja tidigt.</p>"))


@pytest.fixture
def translated(guide):
    return factories.english(guide)
