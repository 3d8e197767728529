"""What changed: publishing history, with editors' notes in place of bare dates."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from portal.models import ChangeNote, ChangesPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def changes() -> ChangesPage:
    home = factories.site()
    factories.guide(factories.guide_index(home))
    return factories.add(
        home,
        ChangesPage(
            title="Ändrat", slug="andrat", key="changes", summary="Nytt.", locale=home.locale
        ),
    )


def listed(changes: ChangesPage) -> dict[str, str]:
    page = BeautifulSoup(Client().get(changes.url).content, "html.parser")
    return {
        item.a.get_text(): item.get_text().replace(item.a.get_text(), "").strip()
        for item in page.select("main .refs li")
    }


def test_each_published_page_is_listed_and_the_list_itself_is_not(changes):
    assert {"Guide guide-test", "Guider", "Hem"} == set(listed(changes))


def test_a_note_takes_the_place_of_the_date_alone(changes):
    guide = changes.get_parent().get_descendants().get(slug="guide-test")
    ChangeNote.objects.create(page=guide, note_sv="Rättad gräns.", note_en="Limit corrected.")
    assert listed(changes)["Guide guide-test"] == "Rättad gräns."


def test_a_note_of_a_page_that_readers_cannot_open_is_not_shown(changes):
    guide = changes.get_parent().get_descendants().get(slug="guide-test")
    ChangeNote.objects.create(page=guide, note_sv="Hemligt.", note_en="Secret.")
    guide.specific.unpublish()
    assert "Hemligt." not in Client().get(changes.url).content.decode()
    assert "Hemligt." not in Client().get(f"{changes.url}atom/").content.decode()


def test_the_feed_has_the_same_changes_newest_first(changes):
    guide = changes.get_parent().get_descendants().get(slug="guide-test")
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    ChangeNote.objects.create(page=guide, day=tomorrow, note_sv="Ny <gräns>", note_en="x")
    answer = Client().get(f"{changes.url}atom/")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = BeautifulSoup(answer.content, "xml")
    assert feed.find("entry").summary.get_text() == "Ny <gräns>"
    assert len(feed.find_all("entry")) == 4
    assert len({entry.id.get_text() for entry in feed.find_all("entry")}) == 4
