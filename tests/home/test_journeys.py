"""Journeys: stops in order, and an address that says where the reader is."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from home.models import JourneyPage
from tests import factories, scenes

pytestmark = pytest.mark.django_db


def build() -> None:
    home = factories.site()
    guides = factories.guide_index(home)
    for key in ("guide-one", "guide-two", "guide-three"):
        factories.guide(guides, key)
    stops = [
        {"page": key, "why": "Först.", "afterwards": "En plan."}
        for key in ("guide-one", "guide-two", "guide-three")
    ]
    factories.add(
        home,
        JourneyPage(
            title="Resan", slug="resan", key="journey", summary="Tre sidor.", locale=home.locale,
            audiences=["buyer"], start="Här.", goal="Där.",
            stops=factories.stream(JourneyPage, "stops", *stops),
        ),
    )  # fmt: skip


scene, _django_db_helper = scenes.shared(build, "module")


@pytest.fixture
def journey(db) -> JourneyPage:
    return JourneyPage.objects.get()


def shown(path: str) -> BeautifulSoup:
    answer = Client().get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_without_a_step_the_reader_sees_the_whole_way_and_is_nowhere_on_it(journey):
    page = shown(journey.url)
    titles = [tag.get_text() for tag in page.select(".stops h3 a")]
    assert titles == ["Guide guide-one", "Guide guide-two", "Guide guide-three"]
    assert page.select("[aria-current=step]") == []


def test_the_address_says_where_the_reader_is_and_leads_both_ways(journey):
    page = shown(f"{journey.url}?steg=2")
    assert [tag["id"] for tag in page.select("[aria-current=step]")] == ["steg-2"]
    links = {link["href"] for link in page.select("[aria-current=step] .acts a")}
    assert links == {"?steg=1#steg-1", "?steg=3#steg-3"}


@pytest.mark.parametrize("step", ["0", "4", "-1", "²", "x", "9" * 5000, "1.5", ""])
def test_a_step_that_does_not_exist_is_no_step(journey, step):
    answer = Client().get(journey.url, {"steg": step})
    assert answer.status_code == 200
    assert b'aria-current="step"' not in answer.content


def test_a_stop_whose_page_readers_cannot_open_is_left_out(journey):
    from guides.models import GuidePage

    GuidePage.objects.get(key="guide-two").unpublish()
    page = shown(journey.url)
    assert len(page.select(".stops > li")) == 2
    assert "3" not in [tag.get_text() for tag in page.select(".stops .no")]


def test_more_stops_make_no_more_queries(journey, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(journey.url)
    with CaptureQueriesContext(connection) as before:
        client.get(journey.url)
    journey.stops = factories.stream(
        JourneyPage, "stops", *[{"page": "guide-one", "why": "x", "afterwards": "y"}] * 12
    )
    journey.save_revision().publish()
    with django_assert_num_queries(len(before)):
        client.get(journey.url)


def test_the_address_that_machines_are_told_has_no_step(journey):
    page = shown(f"{journey.url}?steg=2")
    assert page.find("link", rel="canonical")["href"].endswith("/sv/resan/")
