"""What a person translated can be found again after every detour."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationContext,
)
from wagtail_localize.operations import translate_object

from editorial.models import Adaptation, FormerText
from editorial.translations.addresses import check_address
from editorial.translations.archive import former_texts
from tests import factories

from . import steps


def stop(translated):
    link = steps.link_of(translated)
    link.enabled = False
    link.save(update_fields=["enabled"])
    return link


@pytest.mark.django_db
def test_a_page_stopped_edited_and_restarted_keeps_the_edits_when_it_is_published(
    desk, guide, translated, django_capture_on_commit_callbacks
):
    stop(translated)
    steps.publish(translated, summary="Written by hand.")
    url = reverse("translations_adapted", args=[translated.pk])
    desk.post(url)
    with django_capture_on_commit_callbacks(execute=True):
        steps.link_of(translated).save_target(publish=True)
    assert steps.fresh(translated).summary == "Written by hand."
    assert FormerText.objects.filter(data="EN: Svaret först.").exists()


@pytest.mark.django_db
def test_the_stock_restart_button_leads_to_what_would_be_lost(desk, guide, translated):
    stop(translated)
    edit = reverse("wagtailadmin_pages:edit", args=[translated.pk])
    response = desk.post(edit, {"localize-restart-translation": "x"})
    assert response["Location"] == reverse("translations_adapted", args=[translated.pk])
    assert not steps.link_of(translated).enabled


@pytest.mark.django_db
def test_an_adapted_page_tells_what_a_return_cannot_keep(desk, guide, translated):
    stop(translated)
    extra = {
        "type": "text",
        "value": "<p>Only in English.</p>",
        "id": "00000000-0000-4000-8000-00000000000b",
    }
    steps.publish_blocks(translated, [*steps.blocks(translated), extra])
    steps.publish(translated, models=[], audiences=["buyer"])
    response = desk.get(reverse("translations_adapted", args=[translated.pk]))
    assert response.context["harvest"].lost_texts == ["Only in English."]
    assert len(response.context["harvest"].lost_fields) == 1


@pytest.mark.django_db
def test_a_text_adapted_before_its_original_changed_comes_back_marked_as_outdated(
    guide, translated
):
    link = stop(translated)
    steps.publish(translated, summary="Written by hand.")
    steps.publish(guide, summary="Svaret kommer först.")
    link.refresh_from_db()
    link.enabled = True
    link.save()
    assert steps.carried(translated) == ["Written by hand."]


@pytest.mark.django_db
def test_an_adapted_page_is_left_alone_and_shows_what_changed_in_the_original(
    desk, guide, translated
):
    stop(translated)
    adaptation = Adaptation.objects.get(page_id=translated.pk)
    assert adaptation.source_revision_id == steps.fresh(guide).live_revision_id
    before = steps.shown(translated)
    steps.publish(guide, summary="Svaret kommer alltid först.")
    assert steps.shown(translated) == before
    response = desk.get(reverse("translations_adapted", args=[translated.pk]))
    (change,) = response.context["changes"]
    assert change.old == "Svaret först."
    assert change.new_marked == "Svaret <ins>kommer alltid</ins> först."


@pytest.mark.django_db
def test_a_deleted_english_page_comes_back_with_all_its_texts(guide, translated, english_locale):
    steps.fresh(translated).delete()
    translate_object(steps.fresh(guide), [english_locale])
    again = guide.get_translation(english_locale)
    assert not again.live
    assert again.summary == "EN: Svaret först."
    assert steps.waiting(again) == 0


@pytest.mark.django_db
def test_a_deleted_swedish_page_leaves_its_english_texts_in_store(guide, translated):
    texts = set(
        StringTranslation.objects.filter(context__object_id=guide.translation_key).values_list(
            "data", flat=True
        )
    )
    before = steps.shown(translated)
    steps.fresh(guide).delete()
    assert steps.shown(translated) == before
    kept = StringTranslation.objects.filter(context__object_id=guide.translation_key)
    assert set(kept.values_list("data", flat=True)) == texts


@pytest.mark.django_db
def test_a_text_that_a_translator_overwrites_or_clears_is_kept_in_the_history(
    desk, guide, translated, editor
):
    link = steps.link_of(translated)
    segment = link.source.stringsegment_set.get(string__data="Svaret först.")
    url = reverse("wagtail_localize:edit_string_translation", args=[link.pk, segment.pk])
    desk.put(url, "value=Better", content_type="application/x-www-form-urlencoded")
    desk.delete(url)
    found = former_texts(guide.translation_key, link.target_locale)
    assert [text.data for text in found] == ["Better", "EN: Svaret först."]
    assert found[0].written_by == editor


@pytest.mark.django_db
def test_deleting_rows_by_a_po_import_or_in_bulk_keeps_them_in_the_history(guide, translated):
    link = steps.link_of(translated)
    count = StringTranslation.objects.filter(context__object_id=guide.translation_key).count()
    po = link.export_po()
    po.clear()
    link.import_po(po, delete=True)
    assert len(former_texts(guide.translation_key, link.target_locale)) == count


@pytest.fixture
def linked(index):
    body = factories.body(
        factories.GuidePage, '<p>Läs <a href="https://sv.example/">mer</a> här.</p>'
    )
    guide = factories.guide(index, body=body)
    return guide, factories.english(guide)


@pytest.mark.django_db
def test_an_english_address_stays_in_store_when_the_swedish_one_changes(linked, english_locale):
    guide, translated = linked
    segment = OverridableSegment.objects.get(source=steps.link_of(translated).source)
    SegmentOverride.objects.create(
        locale=english_locale, context=segment.context, data_json='"https://en.example/"'
    )
    (block,) = steps.blocks(guide)
    value = block["value"].replace("sv.example", "ny.example")
    steps.publish_blocks(guide, [{**block, "value": value}])
    assert SegmentOverride.objects.get().data == "https://en.example/"
    assert steps.untranslated(translated) == 0
    steps.publish_blocks(guide, [block])
    restored = OverridableSegment.objects.get(source=steps.link_of(translated).source)
    assert restored.context_id == SegmentOverride.objects.get().context_id


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVa\tScript:alert(1)", "data:text/html,x"]
)
def test_an_address_that_runs_code_is_refused_with_a_reason(desk, linked, english_locale, address):
    _guide, translated = linked
    link = steps.link_of(translated)
    segment = OverridableSegment.objects.get(source=link.source)
    url = reverse("wagtail_localize:edit_override", args=[link.pk, segment.pk])
    body = f"value={address}"
    response = desk.put(url, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    assert "https:" in response.content.decode()
    assert not SegmentOverride.objects.exists()


@given(st.text(max_size=40))
def test_no_address_with_a_foreign_scheme_passes(tail):
    with pytest.raises(ValidationError):
        check_address("javascript:" + tail)


@pytest.mark.parametrize(
    "address",
    ["https://a.example/x?y=a:b", "/en/guides/", "#top", "mailto:a@example.org", "?a=b:c"],
)
def test_ordinary_addresses_pass(address):
    check_address(address)


@pytest.mark.django_db
def test_contexts_and_links_are_never_removed_by_a_detour(guide, translated):
    before = TranslationContext.objects.filter(object_id=guide.translation_key).count()
    steps.publish_blocks(guide, [], "outcomes")
    stop(translated)
    steps.fresh(translated).delete()
    assert TranslationContext.objects.filter(object_id=guide.translation_key).count() == before
    assert Translation.objects.filter(source__object_id=guide.translation_key).count() == 1
