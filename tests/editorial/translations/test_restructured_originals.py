"""When an original is re-cut, its translation follows; nothing Swedish reaches English readers."""

import pytest

from guides.models import GuideIndexPage
from tests import factories

from . import steps

pytestmark = pytest.mark.django_db


def publish_english(translated):
    steps.link_of(translated).save_target(publish=True)


def test_a_block_deleted_and_restored_with_a_new_id_keeps_its_translation(
    guide, translated, django_capture_on_commit_callbacks
):
    before = steps.blocks(guide)
    steps.publish_blocks(guide, before[:1])
    again = [before[0], {**before[1], "id": "6a1f0f7e-4a0c-4b55-9a43-3a2a0d6f3f11"}]
    steps.publish_blocks(guide, again)
    assert steps.waiting(translated) == 0
    with django_capture_on_commit_callbacks(execute=True):
        publish_english(translated)
    assert "EN: Ta hjälp av andra." in steps.shown(translated)


def test_a_deleted_block_that_an_editor_reverts_returns_with_its_translation(guide, translated):
    before = steps.blocks(guide)
    steps.publish_blocks(guide, before[:1])
    steps.publish_blocks(guide, before)
    assert steps.waiting(translated) == 0


def test_a_moved_block_keeps_its_translation(guide, translated):
    steps.publish_blocks(guide, steps.blocks(guide)[::-1])
    assert steps.waiting(translated) == 0


def test_a_block_that_is_split_keeps_every_paragraph_translated(guide, translated):
    first, second = steps.blocks(guide)
    one, two = first["value"].split("</p>")[:2]
    parts = [
        {**first, "value": one + "</p>"},
        {**first, "value": two + "</p>", "id": "0f64ae1d-7a3b-4c5e-8a52-000000000001"},
        second,
    ]
    steps.publish_blocks(guide, parts)
    assert steps.waiting(translated) == 0


def test_a_paragraph_that_is_split_shares_its_translation_sentence_by_sentence(guide, translated):
    steps.translate_text(
        translated, "Börja tidigt. Fråga marknaden.", "Start early. Ask the market."
    )
    first, second = steps.blocks(guide)
    value = first["value"].replace("Börja tidigt. Fråga", "Börja tidigt.</p><p>Fråga")
    steps.publish_blocks(guide, [{**first, "value": value}, second])
    assert steps.carried(translated) == ["Start early.", "Ask the market."]
    assert steps.waiting(translated) == 2


def test_paragraphs_that_are_joined_carry_both_translations(guide, translated):
    first, second = steps.blocks(guide)
    value = first["value"].replace("</p><p>", " ")
    steps.publish_blocks(guide, [{**first, "value": value}, second])
    assert steps.carried(translated) == [
        "EN: Börja tidigt. Fråga marknaden. EN: Skriv ner behovet."
    ]


@pytest.mark.parametrize(
    "changed",
    ["<b>Ta hjälp</b> av andra.", "TA HJÄLP AV ANDRA.", "Ta hjälp av  andra."],
    ids=["emphasis", "case", "spaces"],
)
def test_a_changed_emphasis_or_case_keeps_the_translation_on_show(guide, translated, changed):
    first, second = steps.blocks(guide)
    steps.publish_blocks(guide, [first, {**second, "value": f"<p>{changed}</p>"}])
    assert steps.untranslated(translated) == 0
    assert steps.waiting(translated) == 1


def test_list_items_recreated_with_new_ids_keep_their_translations(guide, translated):
    raw = [{**item, "id": "b7c1d3c4-0000-4000-8000-000000000001"}
           for item in steps.blocks(guide, "outcomes")]  # fmt: skip
    steps.publish_blocks(guide, raw, "outcomes")
    assert steps.waiting(translated) == 0


def test_a_reworded_text_keeps_its_earlier_translation_marked_as_outdated(
    guide, translated, django_capture_on_commit_callbacks
):
    steps.publish(guide, summary="Svaret kommer först.")
    assert steps.carried(translated) == ["EN: Svaret först."]
    with django_capture_on_commit_callbacks(execute=True):
        publish_english(translated)
    assert steps.fresh(translated).summary == "EN: Svaret först."
    assert steps.fresh(translated).translation_status.behind_since


def test_a_text_reworded_twice_still_carries_what_a_person_wrote(guide, translated):
    steps.publish(guide, summary="Svaret kommer först.")
    steps.publish(guide, summary="Svaret kommer alltid först.")
    assert steps.carried(translated) == ["EN: Svaret först."]


def test_a_link_that_the_new_original_lacks_does_not_make_the_carried_text_faulty(
    guide, translated
):
    first, second = steps.blocks(guide)
    linked = '<p>Läs <a href="https://a.example/">lagen</a> först.</p>'
    steps.publish_blocks(guide, [first, {**second, "value": linked}])
    steps.translate_text(
        translated, 'Läs <a id="a1">lagen</a> först.', 'Read <a id="a1">the act</a> first.'
    )
    steps.publish_blocks(guide, [first, {**second, "value": "<p>Läs lagen först nu.</p>"}])
    assert steps.carried(translated) == ["Read the act first."]


def test_a_field_emptied_and_filled_again_gets_its_translation_back(guide, translated):
    before = steps.blocks(guide, "outcomes")
    steps.publish_blocks(guide, [], "outcomes")
    steps.publish_blocks(guide, before, "outcomes")
    assert steps.waiting(translated) == 0


def test_a_new_address_or_title_leaves_the_english_address(
    guide, translated, django_capture_on_commit_callbacks
):
    before = steps.fresh(translated).url_path
    steps.publish(guide, slug="helt-ny", title="Helt ny titel")
    steps.translate_text(translated, "Helt ny titel", "Entirely new")
    with django_capture_on_commit_callbacks(execute=True):
        publish_english(translated)
    assert steps.fresh(translated).title == "Entirely new"
    assert steps.fresh(translated).url_path == before


def test_a_moved_original_keeps_its_translation_and_its_english_address(home, guide, translated):
    other = GuideIndexPage(
        title="Fler guider", slug="fler", key="more", summary="Mer.", locale=home.locale
    )
    elsewhere = factories.add(home, other)
    before = steps.fresh(translated).url_path
    steps.fresh(guide).move(elsewhere, pos="last-child")
    steps.publish(guide)
    assert steps.fresh(translated).url_path == before
    assert steps.waiting(translated) == 0
