"""The question at the end of a page opens where it stands, and works without script."""

from home.models import Feedback


def test_a_reader_answers_without_leaving_the_page(open_page, address):
    page = open_page()
    page.goto(address("guide-pilots", "sv"))
    here = page.url
    page.click("[data-feedback]")
    page.wait_for_selector(".asked textarea")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.asked textarea')).borderTopWidth === '2px'"
    )
    page.check(".asked input[value=no]")
    page.fill(".asked textarea", "Beloppen saknades.")
    page.click(".asked button")
    page.wait_for_selector(".asked [role=status]")
    assert page.url == here
    assert Feedback.objects.get().text == "Beloppen saknades."
    assert page.context.cookies() == []


def test_without_script_the_same_form_has_a_page_of_its_own(open_page, address):
    page = open_page(java_script_enabled=False)
    page.goto(address("guide-pilots", "en"))
    page.click("[data-feedback]")
    page.check("input[value=yes]")
    page.click("main form button[type=submit]")
    assert page.locator("main [role=status]").count() == 1
    assert Feedback.objects.get().was_useful
