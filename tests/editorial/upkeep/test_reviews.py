"""The queue of reviews, and one click that records a review."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import PageLogEntry

from editorial.models import Review
from editorial.upkeep.law.notice import notice
from editorial.upkeep.reviews.act import next_due, reviewed
from editorial.upkeep.reviews.models import stored_type
from editorial.upkeep.reviews.queue import When, queue
from guides.models import GuidePage
from tests import factories
from tests.editorial.roles.people import client

TODAY = timezone.localdate


def place(page):
    return [stored_type(page), page.pk]


def row_of(page):
    return next(row for row in queue() if row.pk == page.pk)


def change_law(section):
    section.versions.update(text="En myndighet får använda det.")
    section.save()
    notice()


def due(page, day: date | None):
    GuidePage.objects.filter(pk=page.pk).update(review_due=day)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, When.OVERDUE), (0, When.SOON), (30, When.SOON), (31, When.LATER), (None, When.NEVER)],
)
def test_a_page_is_placed_by_its_date(guide, days, expected):
    due(guide, None if days is None else TODAY() + timedelta(days=days))
    assert row_of(guide).when == expected


def test_what_the_law_calls_for_comes_first(guide, section):
    late = factories.guide(guide.get_parent(), "guide-late", review_due=date(2026, 11, 23))
    due(guide, TODAY() + timedelta(days=400))
    GuidePage.objects.filter(pk=late.pk).update(last_reviewed=None, review_due=date(2020, 1, 1))
    change_law(section)
    assert [row.pk for row in queue()][:2] == [guide.pk, late.pk]
    assert row_of(guide).reasons == "LOU 6 kap. 31 §"


def test_nothing_changed_moves_the_dates_and_closes_the_requests(guide, section, boss):
    change_law(section)
    reviewed(guide, boss)
    fresh = GuidePage.objects.get(pk=guide.pk)
    assert fresh.last_reviewed == TODAY()
    assert row_of(guide).when == When.LATER
    review = Review.objects.get()
    assert (review.made_by, review.next_due) == (boss, fresh.review_due)
    assert review.answers.get().change.key == "lou-6-31"
    assert PageLogEntry.objects.get(action="editorial.reviewed").user == boss


def test_the_next_date_is_as_far_off_as_the_last_one_was(guide):
    guide.last_reviewed, guide.review_due = date(2026, 1, 1), date(2026, 4, 1)
    assert next_due(guide, date(2026, 6, 1)) == date(2026, 8, 30)
    guide.review_due = None
    assert next_due(guide, date(2026, 6, 1)) == date(2026, 11, 30)


def test_a_draft_stays_a_draft_and_keeps_its_text_and_the_new_date(guide, boss):
    guide.summary = "Ett utkast."
    guide.save_revision()
    reviewed(GuidePage.objects.get(pk=guide.pk), boss)
    fresh = GuidePage.objects.get(pk=guide.pk)
    assert fresh.summary == "Svaret först."
    assert fresh.has_unpublished_changes
    draft = fresh.get_latest_revision_as_object()
    assert (draft.summary, draft.last_reviewed) == ("Ett utkast.", TODAY())


def test_a_true_translation_takes_the_dates_over_and_keeps_them(translated, guide, boss):
    reviewed(guide, boss)
    translated.refresh_from_db()
    assert translated.last_reviewed == TODAY()
    assert factories.english(guide).last_reviewed == TODAY()


def test_a_translation_that_is_behind_keeps_its_date(translated, guide, boss):
    before = translated.last_reviewed
    guide.summary = "Något annat."
    guide.save_revision().publish()
    reviewed(GuidePage.objects.get(pk=guide.pk), boss)
    translated.refresh_from_db()
    assert translated.last_reviewed == before


def test_publishing_with_a_new_review_date_answers_the_request(guide, section):
    change_law(section)
    guide.summary = "Omskrivet efter ändringen."
    guide.save_revision().publish()
    assert row_of(guide).when == When.CALLED
    guide.last_reviewed = TODAY()
    guide.save_revision().publish()
    assert Review.objects.get().outcome == Review.Outcome.CHANGED
    assert row_of(guide).when != When.CALLED


def test_one_click_in_the_queue_records_it(guide, section, publisher):
    change_law(section)
    listed = publisher.get(reverse("upkeep_queue"))
    url = reverse("upkeep_reviewed", args=place(guide))
    assert url in listed.content.decode()
    answer = publisher.post(url, follow=True)
    assert guide.title in answer.content.decode()
    assert Review.objects.count() == 1


def test_a_day_that_lies_ahead_is_named(guide, publisher):
    day = TODAY() + timedelta(days=400)
    due(guide, day)
    html = publisher.get(reverse("upkeep_queue")).content.decode()
    assert date_format(day) in html


def test_the_button_of_a_row_is_taken_from_a_browser_that_must_prove_itself(guide, publisher):
    publisher.handler.enforce_csrf_checks = True
    html = publisher.get(reverse("upkeep_queue")).content.decode()
    form = BeautifulSoup(html, "html.parser").select_one(f"form[action*='/{guide.pk}/done/']")
    token = form.select_one("[name=csrfmiddlewaretoken]")["value"]
    publisher.post(form["action"], {"csrfmiddlewaretoken": token})
    assert Review.objects.count() == 1


def test_a_writer_sees_the_queue_and_may_not_record(guide):
    writer = client("writer")
    listed = writer.get(reverse("upkeep_queue"))
    assert guide.title in listed.content.decode()
    assert "/done/" not in listed.content.decode()
    assert writer.post(reverse("upkeep_reviewed", args=place(guide))).status_code == 302
    assert not Review.objects.exists()


def test_a_locked_page_is_not_touched(guide, publisher):
    GuidePage.objects.filter(pk=guide.pk).update(locked=True)
    publisher.post(reverse("upkeep_reviewed", args=place(guide)))
    assert not Review.objects.exists()


def test_a_click_needs_post_and_a_page_that_exists(guide, publisher):
    assert publisher.get(reverse("upkeep_reviewed", args=place(guide))).status_code == 405
    kind = stored_type(guide)
    assert (
        publisher.get(reverse("upkeep_review", args=[kind, 9**9]), follow=True).status_code == 404
    )
    assert publisher.get(reverse("upkeep_review", args=[9**9, 1]), follow=True).status_code == 404


def test_a_persons_account_is_no_page(guide, publisher, boss):
    url = reverse("upkeep_review", args=[stored_type(boss), boss.pk])
    assert publisher.get(url, follow=True).status_code == 404


def test_the_page_of_a_review_marks_the_words_that_changed(guide, section, publisher):
    change_law(section)
    shown = publisher.get(reverse("upkeep_review", args=place(guide))).content.decode()
    assert "<del>partnerskap.</del>" in shown


def test_the_queue_filters_by_owner_and_when_and_exports(guide, boss, publisher):
    GuidePage.objects.filter(pk=guide.pk).update(owner=boss, review_due=date(2020, 1, 1))
    url = reverse("upkeep_queue")
    assert guide.title in publisher.get(url, {"owner": str(boss)}).content.decode()
    assert guide.title not in publisher.get(url, {"when": "later"}).content.decode()
    sheet = b"".join(publisher.get(url, {"export": "csv"}).streaming_content).decode()
    assert guide.title in sheet


@pytest.mark.parametrize("ordering", ["when", "-due", "title", "-owner", "kind"])
def test_the_queue_sorts(guide, publisher, ordering):
    assert publisher.get(reverse("upkeep_queue"), {"ordering": ordering}).status_code == 200


def test_the_queue_asks_as_often_for_many_pages_as_for_few(guide, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    queue()
    with CaptureQueriesContext(connection) as few:
        queue()
    for number in range(5):
        factories.guide(guide.get_parent(), f"guide-{number}")
    with django_assert_max_num_queries(len(few)):
        queue()


def test_the_dashboard_says_what_is_overdue(guide, publisher):
    due(guide, date(2020, 1, 1))
    shown = publisher.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("upkeep_queue") in shown
