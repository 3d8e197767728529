"""Whether a translation is behind its original is told from content alone."""

import pytest

from guides.models import GuidePage
from portal.models import TranslationStatus
from tests import factories, scenes

pytestmark = pytest.mark.django_db


def build() -> None:
    scenes.homes_and_guides()
    factories.english(factories.guide(scenes.guide_index()))


scene, _django_db_helper = scenes.shared(build, "module")


@pytest.fixture
def pair(db) -> tuple[GuidePage, GuidePage]:
    swedish = GuidePage.objects.get(locale__language_code="sv")
    return swedish, swedish.get_translations().get()


def behind_since(page):
    return TranslationStatus.objects.get(page_id=page.pk).behind_since


def publish(page, **fields):
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def test_a_fresh_translation_is_not_behind(pair):
    _guide, translated = pair
    assert behind_since(translated) is None


def test_a_changed_original_puts_the_translation_behind(pair):
    guide, translated = pair
    publish(guide, summary="Ett nytt svar.")
    assert behind_since(translated) is not None


def test_publishing_the_original_unchanged_puts_nothing_behind(pair):
    guide, translated = pair
    publish(guide)
    assert behind_since(translated) is None


def test_a_new_review_date_puts_nothing_behind(pair):
    guide, translated = pair
    publish(guide, review_due=None, last_reviewed=None)
    assert behind_since(translated) is None


def test_a_change_that_is_taken_back_clears_the_mark(pair):
    guide, translated = pair
    before = guide.summary
    publish(guide, summary="Ett nytt svar.")
    publish(guide, summary=before)
    assert behind_since(translated) is None


def test_the_day_it_fell_behind_stays_when_the_original_changes_again(pair):
    guide, translated = pair
    publish(guide, summary="Ett nytt svar.")
    first = behind_since(translated)
    publish(guide, summary="Ett ännu nyare svar.")
    assert behind_since(translated) == first


def test_a_changed_original_never_changes_the_english_text(pair):
    guide, translated = pair
    before = type(translated).objects.get(pk=translated.pk).summary
    publish(guide, summary="Ett nytt svar.")
    assert type(translated).objects.get(pk=translated.pk).summary == before


def test_translating_what_changed_brings_the_page_up_to_date(pair):
    guide, translated = pair
    changed = publish(guide, summary="Ett nytt svar.")
    factories.english(changed)
    translated.refresh_from_db()
    assert translated.summary == "EN: Ett nytt svar."
    assert behind_since(translated) is None


def test_publishing_english_with_a_text_missing_leaves_it_behind(pair):
    guide, translated = pair
    publish(guide, summary="Ett nytt svar.")
    publish(translated)
    assert behind_since(translated) is not None


def test_a_new_swedish_address_leaves_the_english_one(pair):
    guide, translated = pair
    before = translated.slug
    changed = publish(guide, slug="ny-adress", summary="Ett nytt svar.")
    factories.english(changed)
    translated.refresh_from_db()
    assert translated.slug == before
