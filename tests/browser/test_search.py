"""Searching with the keyboard alone, by its accessibility tree, without script, at 320 px."""

import pytest
from axe_playwright_python.sync_playwright import Axe

OPEN = '[role="listbox"] [role="option"]'


def type_in(page, text: str):
    page.goto("/sv/")
    box = page.locator("input[type=search]").locator("visible=true").first
    # The script comes with the focus.
    box.focus()
    page.keyboard.type(text)
    return box


@pytest.mark.parametrize("script", [True, False])
def test_a_search_by_keyboard_alone_leads_to_results_and_to_the_place_on_a_page(open_page, script):
    page = open_page(java_script_enabled=script)
    type_in(page, "innovationspartnerskap kostnad")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sv/sok/?q=innovationspartnerskap+kostnad")
    assert "innovationspartnerskap kostnad" in page.locator("main [role=status]").inner_text()
    place = page.locator('.where a[href*="#"]').first
    place.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1)))")


def test_suggestions_are_a_combobox_that_the_keyboard_moves_through(open_page):
    page = open_page()
    box = type_in(page, "innov")
    page.wait_for_selector(OPEN)
    assert box.get_attribute("aria-expanded") == "true"
    tree = page.locator("form", has=page.locator(OPEN)).aria_snapshot()
    assert 'combobox "Sök på webbplatsen" [expanded]' in tree
    assert 'listbox "Förslag"' in tree
    assert box.get_attribute("aria-activedescendant") is None

    page.keyboard.press("ArrowDown")
    first = page.locator(OPEN).first
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    assert first.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    assert page.locator(OPEN).last.get_attribute("aria-selected") == "true"
    assert box.input_value() == "innov"

    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert not page.locator(OPEN).first.is_visible()
    page.keyboard.press("ArrowDown")
    to = page.locator(OPEN).first.get_attribute("data-url")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{to}")


def test_a_question_that_was_typed_over_is_given_up(open_page):
    """The first answer is held back until the second has been given."""
    page = open_page()
    held = []

    def hold(route):
        held.append(route)

    page.route("**/suggest/**q=dia", hold)
    with page.expect_request("**/suggest/**q=dia"):
        type_in(page, "dia")
    with page.expect_event("requestfailed") as cancelled:
        page.keyboard.type("log")
    assert cancelled.value.url.endswith("q=dia")
    page.wait_for_selector(OPEN)
    assert all("ialog" in text for text in page.locator(OPEN).all_inner_texts())
    assert len(held) == 1


def test_everything_works_without_javascript(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/en/search/?q=innovation+partnership")
    count = page.locator("main [role=status]")
    total = count.inner_text()
    page.locator(".facets").get_by_role("link", name="Case", exact=True).click()
    assert count.inner_text() != total
    page.get_by_role("link", name="Case (chosen; select to remove)").click()
    assert count.inner_text() == total
    assert not page.context.cookies()


ADDRESSES = ["/sv/sok/?q=innovationsupphandling", "/en/search/?q=xqzvwkj", "/en/search/"]


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_search_fits_and_has_no_violation(open_page, width, scheme):
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for address in ADDRESSES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert Axe().run(page).response["violations"] == [], address
    box = page.locator("main input[type=search]").first
    box.focus()
    box.fill("innov")
    page.wait_for_selector(OPEN)
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).response["violations"] == []
