"""No English page changes, or goes live, without someone having seen all of it."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from editorial.translations.refusals import UntranslatedTextsError
from portal.translation import CARRIED
from tests import factories

from . import steps

pytestmark = pytest.mark.django_db
NEW = {
    "type": "text",
    "value": "<p>Helt nytt stycke.</p>",
    "id": "00000000-0000-4000-8000-00000000000a",
}


def add_paragraph(guide):
    steps.publish_blocks(guide, [*steps.blocks(guide), NEW])


def renew(desk, guide, translated, **data):
    url = reverse(
        "wagtail_localize:update_translations", args=[steps.link_of(translated).source_id]
    )
    return desk.post(url, data, follow=True)


def test_publish_immediately_with_a_text_missing_leaves_the_english_page_as_it_is(
    desk, guide, translated, django_capture_on_commit_callbacks
):
    before = steps.shown(translated)
    add_paragraph(guide)
    with django_capture_on_commit_callbacks(execute=True):
        response = renew(desk, guide, translated, publish_translations="on")
    assert steps.shown(translated) == before
    assert "Helt nytt stycke." in str([m.message for m in response.context["messages"]])


def test_publish_immediately_with_a_reworded_text_never_shows_swedish(
    desk, guide, translated, django_capture_on_commit_callbacks
):
    steps.publish(guide, summary="Svaret kommer först.", international_note="<p>News.</p>")
    with django_capture_on_commit_callbacks(execute=True):
        renew(desk, guide, translated, publish_translations="on")
    page = steps.fresh(translated)
    assert page.summary == "EN: Svaret först."
    assert page.international_note == "<p>News.</p>"


def test_publishing_from_the_translation_editor_says_which_texts_are_missing(
    desk, guide, translated
):
    add_paragraph(guide)
    before = steps.shown(translated)
    url = reverse("wagtailadmin_pages:edit", args=[translated.pk])
    response = desk.post(url, {"action": "publish"}, follow=True)
    assert steps.shown(translated) == before
    assert "Helt nytt stycke." in str([m.message for m in response.context["messages"]])


def test_publishing_by_code_is_refused_while_texts_are_missing(guide, translated):
    add_paragraph(guide)
    with pytest.raises(UntranslatedTextsError):
        steps.link_of(translated).save_target(publish=True)


def test_a_translation_with_a_fault_or_without_content_counts_as_missing(guide, translated):
    for data in ("", "<script>x</script>"):
        row = StringTranslation.objects.get(
            translation_of__data="Svaret först.", context__object_id=guide.translation_key
        )
        row.data, row.has_error = data, False
        row.save()
        with pytest.raises(UntranslatedTextsError):
            steps.link_of(translated).save_target(publish=True)


def test_saving_a_draft_never_changes_a_live_page(guide, translated):
    before = steps.shown(translated)
    steps.publish(guide, summary="Svaret kommer först.")
    steps.translate_text(translated, "Svaret kommer först.", "The answer comes first.")
    steps.link_of(translated).save_target(publish=False)
    page = steps.fresh(translated)
    assert steps.shown(translated) == before
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().summary == "The answer comes first."


def test_a_draft_with_swedish_texts_cannot_be_published_on_any_path(desk, guide, translated):
    add_paragraph(guide)
    steps.link_of(translated).save_target(publish=False)
    before = steps.shown(translated)
    with pytest.raises(ValidationError):
        steps.fresh(translated).get_latest_revision().publish()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = desk.post(f"{url}?id={translated.pk}&next=/admin/", follow=True)
    assert response.status_code == 200
    assert steps.shown(translated) == before
    assert "Helt nytt stycke." in str([m.message for m in response.context["messages"]])


def test_a_complete_draft_may_be_published_although_the_original_has_grown(guide, translated):
    steps.publish(guide, summary="Svaret kommer först.")
    steps.translate_text(translated, "Svaret kommer först.", "The answer comes first.")
    steps.link_of(translated).save_target(publish=False)
    add_paragraph(guide)
    steps.fresh(translated).get_latest_revision().publish()
    assert steps.fresh(translated).summary == "The answer comes first."


def test_an_unpublished_english_page_is_not_brought_back_by_renewing(
    desk, guide, translated, django_capture_on_commit_callbacks
):
    steps.fresh(translated).unpublish()
    steps.publish(guide, summary="Svaret kommer först.")
    with django_capture_on_commit_callbacks(execute=True):
        renew(desk, guide, translated, publish_translations="on")
    assert not steps.fresh(translated).live


def test_an_original_unpublished_and_published_again_leaves_the_english_page(guide, translated):
    before = steps.shown(translated)
    steps.fresh(guide).unpublish()
    steps.publish(guide)
    assert steps.fresh(translated).live
    assert steps.shown(translated) == before
    assert steps.waiting(translated) == 0


def test_a_new_translation_starts_as_a_draft_for_whoever_submits_it(desk, guide, english_locale):
    url = reverse("wagtail_localize:submit_page_translation", args=[guide.pk])
    desk.post(url, {"locales": [english_locale.pk]})
    translated = guide.get_translation(english_locale)
    assert not translated.live
    assert not translated.alias_of_id


def test_a_page_under_untranslated_parents_makes_no_live_swedish_page_under_en(
    home, english_locale, editor, django_capture_on_commit_callbacks
):
    before = [*Page.objects.values_list("pk", flat=True)]
    model = factories.model(factories.model_index(home))
    before += [model.pk, model.get_parent().pk]
    with django_capture_on_commit_callbacks(execute=True):
        translate_object(model, [english_locale], user=editor)
    made = Page.objects.exclude(pk__in=before)
    assert made.count() == 2
    assert not made.filter(live=True).exists()
    assert not made.filter(alias_of__isnull=False).exists()


def test_an_alias_that_becomes_a_translation_is_a_draft(guide, english_locale, index):
    alias = guide.copy_for_translation(english_locale, copy_parents=True, alias=True)
    assert alias.live
    translate_object(guide, [english_locale])
    page = guide.get_translation(english_locale)
    assert page.pk == alias.pk
    assert not page.live
    assert not page.alias_of_id


def test_a_translated_page_cannot_be_made_an_alias(desk, guide, translated):
    before = steps.shown(translated)
    url = reverse("wagtail_localize:convert_to_alias", args=[translated.pk])
    desk.post(url)
    page = steps.fresh(translated)
    assert not page.alias_of_id
    assert steps.shown(translated) == before
    assert Translation.objects.filter(source__object_id=guide.translation_key).exists()


def test_the_translation_editor_offers_no_alias(desk, translated):
    html = desk.get(reverse("wagtailadmin_pages:edit", args=[translated.pk])).content.decode()
    assert "stopTranslationUrl" in html
    assert "convert_to_alias" not in html


def test_the_translation_editor_says_in_words_that_a_text_is_outdated(desk, translated):
    StringTranslation.objects.filter(locale=translated.locale).update(tool_name=CARRIED)
    html = desk.get(reverse("wagtailadmin_pages:edit", args=[translated.pk])).content
    editor = BeautifulSoup(html, "lxml").select_one(".js-translation-editor")
    texts = json.loads(editor["data-props"])["initialStringTranslations"]
    assert {text["comment"] for text in texts} == {
        gettext("Outdated: the original has changed since")
    }


def test_the_button_names_the_language_apart_from_what_it_does(desk, translated):
    with override("sv"):
        texts = desk.get(reverse("wagtail_localize:javascript_catalog")).content.decode()
    assert '"Publish in ": "Publicera p\\u00e5 "' in texts
