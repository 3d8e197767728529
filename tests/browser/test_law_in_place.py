"""A cited section opens where it is cited, in its own words, with and without JavaScript."""

import pytest


@pytest.mark.parametrize("java_script_enabled", [True, False])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_cited_section_opens_in_place(open_page, address, java_script_enabled, language):
    page = open_page(java_script_enabled=java_script_enabled)
    page.goto(address("guide-pilots", language))
    here = page.url
    page.locator("main button.law").first.click()
    box = page.locator(".lawbox:popover-open")
    frame = box.frame_locator("iframe")
    frame.locator(".statute p").first.wait_for()
    assert "SFS" in frame.locator("main").inner_text()
    assert page.url == here
    box.locator("button").click()
    assert not page.locator(":popover-open").count()


def test_a_link_in_an_opened_section_leads_the_whole_page(open_page, address):
    page = open_page()
    page.goto(address("guide-pilots", "sv"))
    page.locator("main button.law").first.click()
    page.frame_locator(".lawbox:popover-open iframe").locator("a[href*='/lagen/']").click()
    page.wait_for_url("**/sv/lagen/**")
    assert not page.url.endswith("/wording/")


def test_a_section_that_nobody_opens_is_not_fetched(open_page, address):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address("guide-pilots", "sv"), wait_until="networkidle")
    assert not [url for url in asked if url.endswith("/wording/")]
