"""Glossary terms are explained where a page first mentions them."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from guides.models import GuidePage
from portal.prose import render_html
from portal.words import PageWords, is_form
from reference.library import library
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def words():
    factories.concept("threshold", "tröskelvärde", "threshold")
    factories.concept("lot", "delkontrakt", "lot")
    factories.concept("buyer", "köpare", "buyer")
    factories.concept("pilot", "pilot", "pilot")
    return PageWords(library(), "sv")


def rendered(words, html: str) -> BeautifulSoup:
    html = render_html(html, "sv", lambda _citation: None, None, words.mark)
    return BeautifulSoup(html, "html.parser")


def terms(soup) -> list[tuple[str, str]]:
    return [(button.text, button["popovertarget"]) for button in soup.find_all("button")]


def test_the_first_mention_is_a_button_and_the_next_is_text(words):
    soup = rendered(words, "<p>Ett delkontrakt.</p><p>Två delkontrakt.</p>")
    assert terms(soup) == [("delkontrakt", "word-lot")]
    assert soup.text == "Ett delkontrakt.Två delkontrakt."


def test_an_inflected_form_and_a_part_of_a_compound_are_mentions(words):
    assert terms(rendered(words, "<p>Delkontrakten.</p>")) == [("Delkontrakten", "word-lot")]
    soup = rendered(words, "<p>Hela köparsidan och pilotprojektet.</p>")
    assert terms(soup) == [("köpar", "word-buyer"), ("pilot", "word-pilot")]
    assert soup.text == "Hela köparsidan och pilotprojektet."


def test_a_word_of_the_same_stem_is_not_the_term(words):
    assert terms(rendered(words, "<p>Ett köp som köps.</p>")) == []
    assert terms(rendered(words, "<p>Köparen.</p>")) == [("Köparen", "word-buyer")]


def test_links_and_headings_are_left_alone(words):
    soup = rendered(words, '<h2>Delkontrakt</h2><p><a href="https://a.se/">delkontrakt</a></p>')
    assert terms(soup) == []


def test_a_text_is_escaped_around_its_terms(words):
    soup = rendered(words, "<p>1 &lt; 2 &amp; ett delkontrakt &lt;b&gt;</p>")
    assert soup.text == "1 < 2 & ett delkontrakt <b>"
    assert soup.find("b") is None


@pytest.mark.parametrize(
    ("written", "form", "expected"),
    [
        ("can", "CAN", False),
        ("CAN", "CAN", True),
        ("kronor", "krona", True),
        ("använda", "användare", False),
        ("upphandlande myndigheter", "upphandlande myndighet", True),
    ],
)
def test_an_inflection_is_told_from_another_word(written, form, expected):
    assert is_form(written, form) is expected


def test_the_page_ends_with_the_words_that_it_mentions(words):
    home = factories.site()
    factories.reference_pages(home)
    text = factories.body(GuidePage, "<p>Dela i delkontrakt.</p>")
    guide = factories.guide(factories.guide_index(home), body=text)
    soup = BeautifulSoup(Client().get(guide.url).content, "html.parser")
    popover = soup.find(id="word-lot")
    assert "Vad delkontrakt är." in popover.text
    assert soup.select_one("section.words a")["href"] == "/sv/ordlista/lot/"
    assert soup.find(id="word-threshold") is None


def test_no_line_breaks_between_a_term_and_what_stands_against_it(words):
    soup = rendered(words, "<p>Kort (pilot), sedan kommunköpare. Och ett delkontrakt till.</p>")
    assert [span.text for span in soup.select("span.nb")] == ["(pilot),", "kommunköpare."]
    assert soup.text == "Kort (pilot), sedan kommunköpare. Och ett delkontrakt till."
