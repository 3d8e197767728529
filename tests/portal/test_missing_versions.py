"""Where a page has no version in the other language, the site says so and offers the one it has."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import path
from wagtail.models import Page, PageViewRestriction

from guides.models import GuidePage
from tests import factories, scenes

pytestmark = pytest.mark.django_db


def fails(_request):
    raise ValueError


urlpatterns = [path("fails", fails)]


def build() -> None:
    scenes.homes_and_guides()
    factories.guide(scenes.guide_index(), "guide-one")


scene, _django_db_helper = scenes.shared(build, "module")


@pytest.fixture
def guide(db) -> GuidePage:
    return GuidePage.objects.get(key="guide-one", locale__language_code="sv")


def soup(address: str) -> BeautifulSoup:
    return BeautifulSoup(Client().get(address).content, "lxml")


def other_version(page: Page, language: str) -> str:
    """Where the link to the other language leads."""
    return soup(page.url).select_one(f".tools a[hreflang={language}]")["href"]


def test_the_link_to_a_missing_language_leads_to_a_page_that_offers_the_original(guide):
    shown = soup(other_version(guide, "en"))
    assert shown.html["lang"] == "en"
    assert shown.h1.text.strip() == "This page does not exist in English."
    (offered,) = shown.select(f'main a[href="{guide.url}"]')
    assert (offered["hreflang"], offered.text) == ("sv", guide.title)
    # It is no version of the page, to machines either.
    assert shown.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert shown.find_all("link", rel="alternate", hreflang=True) == []
    assert {link["hreflang"] for link in soup(guide.url).select("link[hreflang]")} == {
        "sv", "x-default",
    }  # fmt: skip


def test_a_page_that_only_english_has_is_told_in_swedish(guide):
    english = factories.guide(scenes.guide_index("en"), "guide-en")
    shown = soup(other_version(english, "sv"))
    assert shown.html["lang"] == "sv"
    assert shown.h1.text.strip() == "Den här sidan finns inte på svenska."
    assert shown.select(f'main a[href="{english.url}"]')


def test_a_translation_that_has_come_takes_the_place_of_the_honest_page(guide):
    address = other_version(guide, "en")
    english = factories.english(guide)
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"]) == (302, english.url)


def test_a_page_that_no_reader_may_open_is_not_named(guide):
    address = other_version(guide, "en")
    PageViewRestriction.objects.create(page=guide.get_parent(), restriction_type="login")
    assert Client().get(address).status_code == 404
    PageViewRestriction.objects.all().delete()
    guide.unpublish()
    assert Client().get(address).status_code == 404


@pytest.mark.urls(__name__)
def test_a_failure_is_told_in_both_languages():
    answer = Client(raise_request_exception=False).get("/fails")
    assert answer.status_code == 500
    told = BeautifulSoup(answer.content, "lxml")
    assert told.html["lang"] == "sv"
    assert "Något gick fel" in told.h1.text
    assert "Something went wrong" in told.select_one("[lang=en]").text
