"""A small site in both languages, built once for these tests and rolled back after each."""

import pytest

from tests import factories, scenes


def build():
    """One of each: model, guide, case, concept, section, limit, sector, source."""
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


scene, _django_db_helper = scenes.shared(build)


@pytest.fixture
def site(scene, _django_db_helper):
    """The Swedish home page; whatever a test changes is undone after it."""
    return type(scene).objects.get(pk=scene.pk)
