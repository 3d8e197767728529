"""The front door: search first, the ways in, and what is new."""

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page

from home.models import HomePage
from portal.models import ChangeNote, StandardPage
from tests import factories
from tests.site.test_queries import OURS, queries

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


def test_with_all_its_parts_it_keeps_to_the_budget_of_queries(home, monkeypatch):
    about = home.get_children().get(slug="om")
    ChangeNote.objects.create(page=about, note_sv="Ny adress.", note_en="New address.")
    factories.model(factories.model_index(home))
    factories.case(factories.case_index(home))
    factories.reference_pages(home)
    factories.threshold("direct-award")
    text = f'<p><a linktype="page" id="{about.pk}">Om</a></p>'
    door = {"audience": "buyer", "title": "Jag köper", "text": text}
    home.doors = factories.stream(HomePage, "doors", door)
    home.save_revision().publish()
    soup = shown(home)
    parts = (".news", ".doors a", 'a[href$="/model-test/"]', ".cols.three", ".limits")
    assert [part for part in parts if not soup.select_one(part)] == []
    found = queries(home.url)
    # The same address with nothing to show: what Wagtail needs to find the page.
    monkeypatch.setattr(Page, "serve", lambda *args, **kwargs: HttpResponse())
    assert len(found) <= len(queries(home.url)) + OURS
