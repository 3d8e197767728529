"""A page translated for the first time is what wagtail-localize makes of it, for fewer queries."""

import pytest
from wagtail.models import Locale, PageLogEntry, PageViewRestriction
from wagtail.signals import copy_for_translation_done
from wagtail_localize.models import TranslationLog, TranslationSource
from wagtail_localize.operations import translate_object

from tests import factories

from . import steps

# A quarter of what wagtail-localize took for a page in the trial that we started from.
MOST = 236 // 4


@pytest.fixture
def english(home):
    return Locale.objects.get(language_code="en")


def below(index, *keys):
    return [factories.guide(index, key) for key in keys]


def test_a_page_takes_a_quarter_of_the_queries(index, english, django_assert_max_num_queries):
    first, second = below(index, "first", "second")
    translate_object(first, [english])
    with django_assert_max_num_queries(MOST):
        translate_object(second, [english])


def test_the_draft_holds_what_stock_would_put_there(index, english, editor):
    (page,) = below(index, "fresh")
    translate_object(page, [english], user=editor)
    made = page.get_translation(english)
    source = TranslationSource.objects.get_for_instance(page)
    stock = source.get_ephemeral_translated_instance(english, fallback=True)
    draft = made.get_latest_revision_as_object()
    assert draft.content_data() == stock.content_data() == made.content_data()
    assert (made.key, made.slug) == (page.key, page.slug)
    assert (made.live, made.has_unpublished_changes, made.alias_of_id) == (False, True, None)
    assert made.first_published_at is None
    assert made.latest_revision.user == editor
    assert TranslationLog.objects.get(source=source).revision_id == made.latest_revision_id


def test_the_draft_is_told_of_as_wagtail_tells_of_one(index, english, editor):
    (page,) = below(index, "fresh")
    told = []

    def listen(sender, source_obj, target_obj, **_kwargs):
        told.append((source_obj.pk, target_obj.translation_key))

    copy_for_translation_done.connect(listen)
    try:
        translate_object(page, [english], user=editor)
    finally:
        copy_for_translation_done.disconnect(listen)
    made = page.get_translation(english)
    assert told == [(page.pk, page.translation_key)]
    entries = PageLogEntry.objects.filter(page=made.pk)
    entry = entries.get(action="wagtail.copy_for_translation")
    assert (entry.user, entry.data["source_locale"]["language_code"]) == (editor, "sv")


def test_the_draft_of_a_private_page_is_private(index, english):
    (page,) = below(index, "private")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    translate_object(page, [english])
    assert page.get_translation(english).view_restrictions.get().password == "x"


def test_a_page_whose_english_was_deleted_gets_its_texts_back(guide, translated, english):
    summary = translated.summary
    translated.delete()
    translate_object(steps.fresh(guide), [english])
    made = guide.get_translation(english).get_latest_revision_as_object()
    assert made.summary == summary != guide.summary


def test_submitting_a_page_twice_makes_one_draft(index, english):
    (page,) = below(index, "fresh")
    for _time in range(2):
        translate_object(page, [english])
    assert page.get_translations().count() == 1
