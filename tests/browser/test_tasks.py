"""Six things that readers come for, each from the home page, with the clicks counted.

A click is a link followed, a button pressed or an option chosen; typing a query is none.
"""

import re

import pytest


class Reader:
    def __init__(self, page):
        self.page = page
        self.clicks = 0

    def click(self, selector: str, text: str = "") -> None:
        found = self.page.locator(selector, has_text=text) if text else self.page.locator(selector)
        found.locator("visible=true").first.click()
        self.page.wait_for_load_state()
        self.clicks += 1

    def search(self, text: str) -> None:
        self.page.locator("input[type=search]").locator("visible=true").first.fill(text)
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()

    def text(self) -> str:
        return self.page.inner_text("main").replace("\xa0", " ")


@pytest.fixture(params=[1280, 320])
def reader(open_page, request):
    page = open_page(java_script_enabled=False, viewport={"width": request.param, "height": 800})
    page.goto("/sv/")
    return Reader(page)


def test_what_is_the_limit_for_direct_award_today(reader):
    # It stands on the home page itself, among the sums in force.
    assert "700 000 kr" in reader.text()
    assert reader.clicks == 0


def test_which_models_documents_must_say_who_gets_the_rights_and_where(reader):
    reader.search("immateriella rättigheter innovationspartnerskap")
    # Each result says what it is: the model, not the term of the same name.
    reader.click("main a[href^='/sv/modeller/innovationspartnerskap/']")
    assert "Immateriella rättigheter" in reader.text()
    assert re.search(r"6 kap\. 3\d §", reader.text())
    assert reader.clicks <= 2


def test_what_a_firm_of_six_must_have_ready_to_bid(reader):
    reader.search("är ni upphandlingsbara")
    reader.click("main a[href^='/sv/guider/ar-ni-upphandlingsbara/']")
    assert "Skatter" in reader.text() or "skatter" in reader.text()
    assert reader.clicks <= 2


def test_comparing_early_dialogue_and_innovation_partnership(reader):
    if reader.page.locator("header nav a").first.is_hidden():
        reader.click("header summary")
    reader.click("header nav a", "Modeller")
    for slug in ("tidig-dialog", "innovationspartnerskap"):
        reader.click(f"label:has(input[value={slug}])")
    reader.click("main form button")
    heads = " ".join(reader.page.locator("thead th").all_inner_texts()).replace("\xad", "")
    assert "Innovationspartnerskap" in heads
    assert reader.page.locator("tbody tr").count() > 20
    assert reader.clicks <= 6


def test_the_english_version_of_what_was_read(reader):
    reader.search("pilot under 700 000 kr")
    reader.click("main h3 a, main h2 a, main li a", "Pilot")
    swedish = reader.page.url
    reader.click("header .tools a[hreflang=en]")
    assert "/en/" in reader.page.url
    assert reader.page.locator(f"link[hreflang=sv][href='{swedish.split('?')[0]}']").count()
    assert reader.clicks <= 2


def test_a_case_where_it_failed_and_why(reader):
    if reader.page.locator("header nav a").first.is_hidden():
        reader.click("header summary")
    reader.click("header nav a[href$='/exempel/']")
    # The list itself says of each case what failed; the case says why.
    assert "Det som inte gick" in reader.text()
    reader.click("main .card h3 a")
    failed = reader.page.locator("#failed + *, #failed ~ *").first.inner_text()
    assert len(failed.split()) > 8
    assert reader.clicks <= 3
