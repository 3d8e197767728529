"""What readers look for: counted, cleaned, kept only when seen on three days, never traced."""

import datetime

import pytest
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st

from search.demand import clicks, recorder
from search.demand.buffer import Asked, Buffer, Counts
from search.demand.cleaning import cleaned
from search.models import Sought
from tests import factories, scenes

from .conftest import catch_up

MONDAY = datetime.date(2026, 11, 23)
PILOT = Asked("sv", "pilot")


class Days:
    def __init__(self):
        self.now = MONDAY

    def __call__(self):
        return self.now

    def pass_by(self, days: int = 1):
        self.now += datetime.timedelta(days=days)


@pytest.fixture
def days():
    return Days()


@pytest.fixture
def buffer(days, monkeypatch):
    made = Buffer(days, most=3)
    monkeypatch.setattr(recorder, "buffer", made)
    return made


def on_three_days(buffer, days, asked=PILOT, **options):
    for _number in range(3):
        buffer.searched(asked, **({"found": True} | options))
        days.pass_by()


def test_a_query_is_kept_from_the_third_day_on(buffer, days):
    for _twice in range(2):
        buffer.searched(PILOT, found=True)
        buffer.searched(PILOT, found=False)
        days.pass_by()
    assert buffer.take(known=()) == {}
    buffer.searched(PILOT, found=True)
    assert buffer.take(known=()) == {PILOT: {MONDAY: Counts(5, 2, 3)}}
    assert buffer.take(known=()) == {}


def test_a_query_that_was_kept_before_a_restart_need_not_wait_again(buffer):
    buffer.searched(PILOT, found=True)
    assert buffer.take(known={PILOT}) == {PILOT: {MONDAY: Counts(1, 0, 1)}}


def test_weeks_are_counted_apart(buffer, days):
    for _week in range(3):
        buffer.searched(PILOT, found=True)
        days.pass_by(7)
    assert [counts.searches for counts in buffer.take(known=())[PILOT].values()] == [1, 1, 1]


def test_a_click_after_the_counts_were_taken_still_counts(buffer, days):
    on_three_days(buffer, days)
    buffer.take(known=())
    buffer.clicked(PILOT)
    assert buffer.take(known=()) == {PILOT: {MONDAY: Counts(0, 0, -1)}}


def test_a_second_page_opened_from_the_same_search_counts_no_more(buffer, days):
    on_three_days(buffer, days)
    for _many in range(5):
        buffer.clicked(PILOT)
    assert buffer.take(known=())[PILOT][MONDAY] == Counts(3, 0, 0)


def test_the_buffer_is_bounded_and_forgets_what_was_asked_longest_ago(buffer, days):
    for word in ("pilot", "b", "c", "d"):
        buffer.searched(Asked("sv", word), found=True)
    assert len(buffer) == 3
    assert PILOT not in buffer.waiting()
    days.pass_by(29)
    buffer.take(known=())
    assert len(buffer) == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Upphandla\tINNOVATION ", "upphandla innovation"),
        ("avtal 19900101-1234", "avtal"),
        ("anna.svensson@example.se", ""),
        ("=cmd|' /C calc'!A0", "cmd|' /c calc'!a0"),
        ("700 000 kr", "700 000 kr"),
        ("6 kap. 30 §", "6 kap. 30 §"),
    ],
)
def test_a_query_is_cleaned_before_it_is_counted(typed, kept):
    assert cleaned(typed) == kept


@given(st.text())
def test_whatever_is_typed_can_be_kept_and_is_no_formula(text):
    kept = cleaned(text)
    assert len(kept) <= 100
    assert not kept.startswith(("=", "+", "-", "@"))
    assert kept == cleaned(kept)
    kept.encode()


def build() -> None:
    factories.guide(factories.guide_index(factories.site()), "guide-pilots", title="Pilot")


scene, _django_db_helper = scenes.shared(build, "module")


@pytest.fixture
def guide(db):
    catch_up()
    return scenes.guide()


def search(client, address="/sv/sok/?q=Pilot", **headers):
    assert client.get(address, headers=headers).status_code == 200
    return f"http://testserver{address}"


def without_click(buffer) -> list[int]:
    taken = buffer.take(known=buffer.waiting())
    return [counts.without_click for weeks in taken.values() for counts in weeks.values()]


def test_a_page_opened_from_the_results_is_a_click_without_javascript(guide, buffer):
    came_from = search(Client())
    Client().get(guide.url, headers={"Referer": came_from})
    assert without_click(buffer) == [0]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/api/search/suggest/?q=pi", {"Referer": "http://testserver/sv/sok/?q=Pilot"}),
        ("/sv/sok/?q=annat", {"Referer": "http://testserver/sv/sok/?q=Pilot"}),
        ("/sv/guider/guide-pilots/", {"Referer": "https://elsewhere.example/sv/sok/?q=Pilot"}),
        ("/sv/guider/guide-pilots/", {"Referer": "http://testserver/sv/sok/?q=Pilot&page=2"}),
        ("/sv/guider/guide-pilots/", {"Referer": "http://[::1/sv/sok/?q=Pilot"}),
        ("/sv/finns-inte/", {"Referer": "http://testserver/sv/sok/?q=Pilot"}),
        ("/sv/guider/guide-pilots/", {}),
    ],
)
def test_what_is_no_page_opened_from_the_results_is_no_click(guide, buffer, path, headers):
    search(Client())
    Client().get(path, headers=headers)
    assert without_click(buffer)[0] == 1


def test_turning_a_page_of_the_answer_a_robot_and_an_editor_are_not_counted(guide, buffer):
    search(Client(), "/sv/sok/?q=Pilot&page=2")
    search(Client(), "/sv/sok/?q=Pilot&kind=guide")
    search(Client(), **{"User-Agent": "Examplebot/1.0"})
    search(Client(), Cookie="sessionid=x")
    assert buffer.waiting() == []


def test_counts_are_added_up_by_week_and_removed_after_a_year(buffer, days, db):
    Sought.objects.create(language="sv", query="old", week=MONDAY - datetime.timedelta(weeks=60))
    on_three_days(buffer, days, found=False)
    recorder.write()
    buffer.searched(PILOT, found=True)
    recorder.write()
    row = Sought.objects.get()
    assert (row.query, row.week) == ("pilot", MONDAY)
    assert (row.searches, row.without_hit, row.without_click) == (4, 3, 1)


def test_nothing_is_written_in_the_request(guide, buffer, days):
    on_three_days(buffer, days, found=True)
    search(Client())
    assert not Sought.objects.exists()


@override_settings(SEARCH_DEMAND_SECONDS=0)
def test_no_thread_is_started_where_nothing_shall_be_written(buffer):
    recorder.searched("pilot", "sv", found=True)
    assert recorder.writer.thread is None


def test_every_search_page_is_one_to_come_from():
    assert clicks.addresses() == {"/sv/sok/": "sv", "/en/search/": "en"}


def test_the_report_shows_and_exports_and_is_for_those_who_may(admin_client, client, db):
    Sought.objects.create(language="sv", query="laddstolpar", week=MONDAY, without_hit=4)
    Sought.objects.create(language="sv", query="pilot", week=MONDAY, without_click=2)
    page = admin_client.get("/admin/reports/search/").content.decode()
    assert "laddstolpar" in page
    assert "pilot" in page
    lacking = admin_client.get("/admin/reports/search/?without=hit").content.decode()
    assert "laddstolpar" in lacking
    assert "q=pilot" not in lacking
    exported = admin_client.get("/admin/reports/search/?export=csv")
    assert b"laddstolpar" in b"".join(exported.streaming_content)
    assert client.get("/admin/reports/search/").status_code == 302
