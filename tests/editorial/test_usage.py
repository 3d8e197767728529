"""What readers do is counted by day and page, never by who, and never written in their request."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from advisor.models import ChooserPage, SelfCheckPage
from advisor.signals import finished
from editorial.translations.board import Board
from editorial.usage import recorder
from editorial.usage.buffer import Buffer, Happened
from editorial.usage.models import DayCount, Kind
from editorial.usage.months import months
from home.models import Feedback
from portal.models import SiteDocument
from search.signals import searched
from tests import factories, scenes
from tests.editorial.roles.people import client

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 25)


@pytest.fixture(autouse=True)
def buffer(monkeypatch):
    made = Buffer(most=10)
    monkeypatch.setattr(recorder, "buffer", made)
    return made


def build() -> None:
    factories.guide(factories.guide_index(factories.site()))


scene, _django_db_helper = scenes.shared(build, "module")


@pytest.fixture
def guide(db):
    return scenes.guide()


def counted(buffer) -> list[tuple]:
    return [(kind, language, page) for _day, kind, language, page in buffer.take()]


def test_a_page_that_a_reader_opens_is_a_visit_of_it(guide, buffer):
    assert Client().get(guide.url).status_code == 200
    assert counted(buffer) == [(Kind.VISIT, "sv", guide.pk)]


@pytest.mark.parametrize(
    "headers",
    [{"user-agent": "Googlebot/2.1"}, {"sec-purpose": "prefetch"}, {"cookie": "sessionid=x"}],
)
def test_robots_prefetching_and_editors_are_not_counted(guide, buffer, headers):
    Client().get(guide.url, headers=headers)
    assert counted(buffer) == []


def test_what_is_not_shown_is_not_counted(guide, buffer):
    reader = Client()
    reader.head(guide.url)
    reader.post(guide.url)
    reader.get("/sv/finns-inte/")
    reader.get("/sitemap.xml")
    reader.get("/data/pages.json")
    assert counted(buffer) == []


def test_a_preview_is_not_counted(guide, buffer):
    client("publisher").get(reverse("wagtailadmin_pages:view_draft", args=[guide.pk]))
    assert counted(buffer) == []


def test_a_file_counts_in_the_language_of_the_page_that_led_to_it(guide, buffer):
    file = SiteDocument.objects.create(title="Mall", file=ContentFile(b"a\n", "mall.csv"))
    for referer in ("http://testserver/en/guides/", "http://testserver/sv/guider/", ""):
        answer = Client().get(file.url, headers={"referer": referer})
        b"".join(answer.streaming_content)
    assert counted(buffer) == [(Kind.DOWNLOAD, "en", None), (Kind.DOWNLOAD, "sv", None)]


def test_a_finished_chooser_or_self_check_and_a_search_are_counted(guide, buffer, rf):
    asked = rf.get("/")
    finished.send(ChooserPage, request=asked, page=guide)
    finished.send(SelfCheckPage, request=asked, page=guide)
    finished.send(SelfCheckPage, request=rf.get("/", headers={"user-agent": "bot"}), page=guide)
    searched.send(None, language="en", found=False)
    assert counted(buffer) == [
        (Kind.CHOOSER, "sv", None),
        (Kind.SELF_CHECK, "sv", None),
        (Kind.SEARCH, "en", None),
        (Kind.UNANSWERED, "en", None),
    ]


def test_counting_costs_a_reader_no_query_and_writes_nothing(guide, settings, buffer):
    def cost() -> list[str]:
        reader = Client()
        reader.get(guide.url)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            reader.get(guide.url)
        return [query["sql"] for query in queries]

    counting = cost()
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "usage" not in name]
    assert counting == cost()
    assert not [sql for sql in counting if not sql.startswith("SELECT")]
    assert not DayCount.objects.exists()


def test_the_buffer_is_bounded_and_counts_on_what_it_holds(buffer):
    for page in [*range(15), 0]:
        buffer.add(Happened(TODAY, Kind.VISIT, "sv", page))
    taken = buffer.take()
    assert (len(taken), taken[Happened(TODAY, Kind.VISIT, "sv", 0)]) == (10, 2)


def test_counts_are_added_to_the_row_of_their_day(guide, buffer):
    for _round in range(2):
        recorder.count(Kind.VISIT, "sv", guide.pk)
        recorder.count(Kind.VISIT, "sv", guide.pk)
        recorder.write()
    row = DayCount.objects.get()
    assert (row.number, row.page_id, row.day) == (4, guide.pk, timezone.localdate())


def test_visits_of_a_page_that_is_deleted_stay_in_the_sum(guide, buffer):
    recorder.count(Kind.VISIT, "sv", guide.pk)
    recorder.write()
    recorder.count(Kind.VISIT, "sv", guide.pk)
    guide.delete()
    recorder.write()
    assert [one.visits for one in months()] == [2]


def test_counts_that_could_not_be_written_wait_for_the_next_round(guide, buffer, monkeypatch):
    def fail(*_args):
        raise RuntimeError

    recorder.count(Kind.SEARCH, "sv")
    with monkeypatch.context() as broken:
        broken.setattr(recorder, "add", fail)
        with pytest.raises(RuntimeError):
            recorder.write()
    recorder.write()
    assert DayCount.objects.get().number == 1


def test_counts_older_than_two_years_are_removed(db):
    for days in (761, 763):
        day = timezone.localdate() - datetime.timedelta(days=days)
        DayCount.objects.create(day=day, kind=Kind.SEARCH, language="sv", number=1)
    recorder.forget()
    assert DayCount.objects.count() == 1


@pytest.fixture
def november(guide):
    for day, kind, language, number in [
        (TODAY, Kind.VISIT, "sv", 7),
        (TODAY.replace(day=1), Kind.VISIT, "sv", 3),
        (TODAY, Kind.UNANSWERED, "en", 2),
        (TODAY.replace(month=10), Kind.VISIT, "sv", 5),
    ]:
        DayCount.objects.create(day=day, kind=kind, language=language, number=number)
    Feedback.objects.create(page=guide, page_title="G", locale="sv", was_useful=False, text="Nej.")
    Feedback.objects.update(answered_on=TODAY)


def test_the_report_sums_by_month_and_language_the_latest_first(november):
    rows = [(one.month, one.language, one.visits, one.unanswered) for one in months()]
    assert rows == [("2026-11", "sv", 10, 0), ("2026-11", "en", 0, 2), ("2026-10", "sv", 5, 0)]
    assert (months()[0].not_useful, months()[0].with_text) == (1, 1)


@pytest.mark.parametrize("role", ["analyst", "writer", "publisher"])
def test_the_report_is_read_on_the_page_and_as_csv(november, role):
    reader = client(role)
    shown = reader.get(reverse("usage_months"), {"language": "sv"})
    assert [row.month for row in shown.context["object_list"]] == ["2026-11", "2026-10"]
    sent = b"".join(reader.get(reverse("usage_months"), {"export": "csv"}).streaming_content)
    lines = sent.decode().splitlines()
    assert lines[0].startswith("Månad,Språk,Besök,")
    assert lines[1].startswith("2026-11,Svenska,10,")


def test_the_board_is_sorted_by_the_visits_of_both_languages(guide):
    factories.english(guide.get_parent().get_parent().specific)
    factories.english(guide.get_parent().specific)
    translated = factories.english(guide)
    old = timezone.localdate() - datetime.timedelta(days=100)
    for page, day, number in [
        (guide, timezone.localdate(), 4), (translated, timezone.localdate(), 2), (guide, old, 9)
    ]:  # fmt: skip
        DayCount.objects.create(day=day, kind=Kind.VISIT, language="sv", page=page, number=number)
    (row,) = [row for row in Board().rows() if row.original_pk == guide.pk]
    assert row.visits == 6
    shown = client("publisher").get(reverse("translations_board"), {"ordering": "-visits"})
    assert shown.context["object_list"][0].title == guide.title
