"""The front door: search first, the ways in, and what is new."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.models import ChangeNote, StandardPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    home = factories.site()
    factories.guide(factories.guide_index(home))
    factories.add(
        home,
        StandardPage(title="Om", slug="om", key="about", summary="Om.", locale=home.locale),
    )
    return home


def shown(home) -> BeautifulSoup:
    return BeautifulSoup(Client().get(home.url).content, "html.parser")


def news(home) -> dict[str, str]:
    return {item.a.text: item.span.text for item in shown(home).select(".news li")}


def test_there_is_one_search_and_it_stands_before_everything_else(home):
    soup = shown(home)
    assert len(soup.select('[role="search"]')) == 1
    assert soup.select_one("main form, main section")["role"] == "search"


def test_what_is_new_leaves_out_pages_about_the_site(home):
    assert set(news(home)) == {"Guide guide-test", "Guider"}


def test_an_editors_note_is_news_whichever_page_it_is_of(home):
    about = home.get_children().get(slug="om")
    ChangeNote.objects.create(page=about, note_sv="Ny adress.", note_en="New address.")
    assert news(home)["Om"] == "Ny adress."
