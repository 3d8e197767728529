"""A guide in Swedish with its live English translation, and an editor."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Locale

from guides.models import GuidePage
from tests import factories, scenes


def guide_alone() -> None:
    body = factories.body(
        GuidePage, "<p>Börja tidigt. Fråga marknaden.</p><p>Skriv ner behovet.</p>",
        "<p>Ta hjälp av andra.</p>",
    )  # fmt: skip
    factories.guide(scenes.guide_index(), body=body)


scene, _django_db_helper = scenes.layered(
    scenes.homes_and_guides,
    guide=guide_alone,
    translated=lambda: factories.english(scenes.guide()),
)


@pytest.fixture
def home(db):
    return scenes.home()


@pytest.fixture
def index(db):
    return scenes.guide_index()


@pytest.fixture
def guide(db):
    return scenes.guide()


@pytest.fixture
def translated(guide):
    return scenes.guide("en")


@pytest.fixture
def english_locale(home):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client
