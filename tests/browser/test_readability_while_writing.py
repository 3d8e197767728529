"""How readable a text is stands beside it, and follows every key."""

import re

import pytest
from playwright.sync_api import expect

from editorial.models import WriteInstead
from guides.models import GuideIndexPage, GuidePage
from tests import factories
from tests.editorial.roles.people import person

LONG = "Vi vill köpa en sak som ingen ännu har gjort och " * 10 + "sedan."
SHORT = "Köp det. " * 55


@pytest.fixture
def text(site, open_page):
    """The rich text of a short guide, open before a writer."""
    WriteInstead.objects.update_or_create(
        language="sv", form="medelst", defaults={"instead": "med"}
    )
    index = GuideIndexPage.objects.get(locale__language_code="sv")
    body = factories.body(GuidePage, "<p>Vi köper medelst avtal.</p>")
    guide = factories.guide(index, key="guide-try", slug="prova", body=body)
    page = open_page(user=person("writer"), locale="en-GB")
    page.goto(f"/admin/pages/{guide.pk}/edit/")
    return page.locator("#panel-child-content-body-section .Draftail-Editor").first


def test_words_long_sentences_and_lix_follow_what_is_typed(text):
    told, word, long = (text.locator(f".readability{end}") for end in ("", "-word", "-long"))
    expect(word).to_have_text("medelst")
    expect(told).to_contain_text("Instead of “medelst”, write “med”.")
    expect(told).to_contain_text("LIX is told from")
    assert long.count() == 0

    def write(new: str) -> None:
        text.get_by_role("textbox").click()
        text.page.keyboard.press("ControlOrMeta+A")
        text.page.keyboard.insert_text(new)

    write(LONG)
    expect(word).to_have_count(0)
    expect(long).to_have_text(LONG)
    expect(told).to_contain_text("Sentences of more than 30 words: 1.")
    hard = figure(told)
    write(SHORT)
    expect(long).to_have_count(0)
    expect(told).not_to_contain_text("Sentences")
    assert figure(told) < hard


def figure(told) -> int:
    expect(told).to_contain_text("LIX of this text: ")
    return int(re.search(r"LIX of this text: (\d+)", told.inner_text())[1])
