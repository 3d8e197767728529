"""The style guide shows every component, in both languages, from samples alone."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

ADDRESSES = ["/styleguide/", "/styleguide/en/"]
# Arrange other components and have no look of their own.
WITHOUT_A_LOOK = {"components/body.html", "components/page_head.html", "components/pdf.html"}


@pytest.fixture(params=ADDRESSES)
def response(request, db, django_assert_num_queries):
    Client().get(request.param)  # What a process finds out once about its sites.
    with django_assert_num_queries(0):
        return Client().get(request.param)


def test_it_shows_every_component(response):
    folder = settings.ROOT / "templates"
    components = {f"components/{path.name}" for path in (folder / "components").iterdir()}
    shown = {template.name for template in response.templates}
    assert components - shown == WITHOUT_A_LOOK


def test_each_section_can_be_photographed_under_a_name_of_its_own(response):
    page = BeautifulSoup(response.content, "html.parser")
    names = [section["data-component"] for section in page.select("[data-component]")]
    assert len(names) == len(set(names)) > 20
    assert all(section.get_text(strip=True) for section in page.select("[data-component]"))
    ids = [element["id"] for element in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))


def test_search_engines_are_told_to_stay_away(response):
    assert 'name="robots" content="noindex"' in response.content.decode()


def test_each_language_leads_to_the_other():
    page = BeautifulSoup(Client().get("/styleguide/en/").content, "html.parser")
    assert page.html["lang"] == "en"
    assert page.select_one('header a[hreflang="sv"]')["href"] == "/styleguide/"
