"""The board tells how pages and records stand, from content, in a constant number of queries."""

import datetime
import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from editorial.translations.board import Board, State
from editorial.translations.board_records import record_rows
from editorial.translations.digest import summary
from portal.models import TranslationStatus
from portal.translation import CARRIED
from tests import factories

from . import steps

pytestmark = pytest.mark.django_db
BOARD = "translations_board"


def state(original):
    return next(row for row in Board().rows() if row.original_pk == original.pk)


def test_a_page_without_translation_is_missing(guide):
    assert state(guide).state == State.MISSING


def test_an_unpublished_original_without_translation_asks_for_none(guide):
    steps.fresh(guide).unpublish()
    assert guide.pk not in {row.original_pk for row in Board().rows()}


def test_an_alias_is_no_translation(guide, english_locale):
    guide.copy_for_translation(english_locale, copy_parents=True, alias=True)
    assert state(guide).state == State.ALIAS


def test_a_translated_page_is_current(guide, translated):
    row = state(guide)
    assert (row.state, row.waiting, row.since) == (State.CURRENT, 0, None)
    assert row.section == "Guider"


def test_publishing_the_original_unchanged_leaves_the_page_current(guide, translated):
    steps.publish(guide)
    assert state(guide).state == State.CURRENT


def test_a_changed_original_says_how_many_texts_since_when_and_who(guide, translated, editor):
    page = steps.fresh(guide)
    page.summary = "Svaret kommer först."
    page.save_revision(user=editor).publish(user=editor)
    row = state(guide)
    assert (row.state, row.waiting, row.changed_by) == (State.STALE, 1, "editor")
    assert row.since.date() == datetime.datetime.now(datetime.UTC).date()


def test_a_change_that_is_taken_back_leaves_the_page_current(guide, translated):
    steps.publish(guide, summary="Svaret kommer först.")
    steps.publish(guide, summary="Svaret först.")
    assert state(guide).state == State.CURRENT


def test_a_text_translated_but_not_published_is_a_draft_waiting(guide, translated):
    steps.publish(guide, summary="Svaret kommer först.")
    steps.translate_text(translated, "Svaret kommer först.", "The answer comes first.")
    assert state(guide).state == State.DRAFT


def test_a_translation_begun_but_never_published_is_in_translation(guide, index, english_locale):
    from wagtail_localize.operations import translate_object

    translate_object(guide, [english_locale])
    row = state(guide)
    assert (row.state, row.waiting) == (State.IN_TRANSLATION, row.total)


def test_a_page_out_of_translation_is_adapted_since_a_day(guide, translated):
    link = steps.link_of(translated)
    link.enabled = False
    link.save()
    row = state(guide)
    assert row.state == State.ADAPTED
    assert row.since


def test_an_english_page_whose_original_is_deleted_is_told(guide, translated):
    steps.fresh(guide).delete()
    (orphan,) = [row for row in Board().rows() if row.state == State.ORPHAN]
    assert orphan.translated_pk == translated.pk


def test_a_page_moved_away_from_its_original_is_told(home, guide, translated):
    from guides.models import GuideIndexPage

    other = GuideIndexPage(
        title="Fler guider", slug="fler", key="more", summary="Mer.", locale=home.locale
    )
    steps.fresh(guide).move(factories.add(home, other), pos="last-child")
    assert state(guide).displaced


def test_a_record_whose_swedish_changed_alone_is_behind_until_english_follows(db):
    concept = factories.concept("pilot", "pilot", "pilot")
    assert record_rows() == []
    concept.definition_sv = "Något nytt."
    concept.save()
    (row,) = record_rows()
    assert row.state == State.STALE
    concept.definition_en = "Something new."
    concept.save()
    assert record_rows() == []


def test_a_record_changed_back_is_not_behind(db):
    concept = factories.concept("pilot", "pilot", "pilot")
    before = concept.definition_sv
    for text in ("Något nytt.", before):
        concept.definition_sv = text
        concept.save()
    assert record_rows() == []


def test_a_record_without_english_is_missing(db):
    concept = factories.concept("pilot", "pilot", "")
    (row,) = record_rows()
    assert (row.state, row.waiting, row.title) == (State.MISSING, 1, str(concept))


def queries(desk, **data):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert desk.get(reverse(BOARD), data).status_code == 200
    return len(captured)


def test_the_board_makes_as_many_queries_for_three_pages_as_for_eight(desk, index):
    for number in range(2):
        factories.english(factories.guide(index, key=f"guide-{number}"))
    queries(desk)
    few = queries(desk)
    for number in range(2, 7):
        factories.english(factories.guide(index, key=f"guide-{number}"))
    assert queries(desk) == few


def test_the_board_can_be_filtered_sorted_searched_and_exported(desk, guide, translated):
    steps.publish(guide, summary="Svaret kommer först.")
    stale = desk.get(reverse(BOARD), {"state": "stale", "section": "Guider"})
    assert [row.title for row in stale.context["object_list"]] == [guide.title]
    none = desk.get(reverse(BOARD), {"q": "finns inte"})
    assert none.context["items_count"] == 0
    first = desk.get(reverse(BOARD), {"ordering": "-waiting"}).context["object_list"][0]
    assert first.title == guide.title
    exported = desk.get(reverse(BOARD), {"export": "csv"})
    assert guide.title in b"".join(exported.streaming_content).decode()


@pytest.mark.parametrize(
    "query", [{"state": "no"}, {"ordering": "x"}, {"p": "999"}, {"owner": "'"}]
)
def test_a_filter_that_makes_no_sense_is_no_error(desk, guide, query):
    assert desk.get(reverse(BOARD), query).status_code == 200


def test_someone_without_rights_to_pages_does_not_see_the_board(client, home):
    user = get_user_model().objects.create_user("reader", password="x")
    client.force_login(user)
    assert client.get(reverse(BOARD)).status_code in {302, 403}


def test_the_explorer_has_a_column_that_tells_the_state(desk, index, guide, translated):
    steps.publish(guide, summary="Svaret kommer först.")
    response = desk.get(reverse("wagtailadmin_explore", args=[index.pk]))
    column = response.context["table"].columns["translation"]
    assert column.get_value(guide) == State.STALE.label


def test_the_dashboard_says_how_many_pages_are_behind_and_since_when(desk, guide, translated):
    steps.publish(guide, summary="Svaret kommer först.")
    past = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)
    TranslationStatus.objects.filter(page_id=translated.pk).update(behind_since=past)
    assert "2026-03" in summary()[0]
    assert summary()[0] in desk.get(reverse("wagtailadmin_home")).content.decode()


def test_the_weekly_mail_names_what_is_behind_and_leads_there(
    guide, translated, editor, mailoutbox
):
    steps.publish(guide, summary="Svaret kommer först.")
    call_command("translation_digest", stdout=io.StringIO())
    (mail,) = mailoutbox
    assert guide.title in mail.body
    assert reverse("translations_texts", args=[translated.pk]) in mail.body


def test_no_mail_is_sent_when_everything_is_current(guide, translated, editor, mailoutbox):
    call_command("translation_digest", stdout=io.StringIO())
    assert mailoutbox == []


def test_a_text_carried_on_one_page_does_not_wait_on_another_that_shares_it(guide, translated):
    """Texts are stored once, whatever the number of pages that have them."""
    other = factories.guide(guide.get_parent(), "guide-other", summary=guide.summary)
    factories.english(other)
    StringTranslation.objects.filter(
        context__object_id=guide.translation_key, context__path="summary"
    ).update(tool_name=CARRIED)
    assert state(guide).waiting == 1
    assert state(other).state == State.CURRENT
