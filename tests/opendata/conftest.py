"""A small site in both languages, built once for these tests and rolled back after each."""

import pytest
from django.db import transaction

from reference import library
from tests import factories


@pytest.fixture(scope="package")
def built(django_db_setup, django_db_blocker):
    """One of each: model, guide, case, concept, section, limit, sector, source."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def build():
    home = factories.site()
    models, guides = factories.model_index(home), factories.guide_index(home)
    factories.source()
    factories.section()
    factories.concept("pilot", "pilot", "pilot")
    factories.sector("food", "livsmedel", "food")
    factories.threshold("2026-any")
    model = factories.model(models, "model-one", sectors=["food"])
    guide = factories.guide(guides, "guide-one", models=[model])
    factories.case(factories.case_index(home), "case-one", models=[model])
    factories.reference_pages(home)
    for page in (home, models, model, guides, guide):
        factories.english(page, **({"slug": "en"} if page == home else {}))
    return home


@pytest.fixture
def _django_db_helper(built):
    """What the `django_db` mark does in these tests: a savepoint in the shared transaction."""
    library.forget()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def site(built, _django_db_helper):
    """The Swedish home page; whatever a test changes is undone after it."""
    return type(built).objects.get(pk=built.pk)
