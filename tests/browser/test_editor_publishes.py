"""An editor changes a guide; a reader sees it, and the English page says that it is behind."""

import pytest
from django.contrib.auth import get_user_model

from guides.models import GuidePage

PASSWORD = "ett-långt-lösenord"


@pytest.fixture
def administrator(site):
    return get_user_model().objects.create_superuser("redaktor", "r@example.org", PASSWORD)


def test_a_person_signs_in_with_a_password(open_page, administrator):
    page = open_page(locale="en-GB")
    page.goto("/admin/login/")
    page.fill("input[name=username]", "redaktor")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_selector("[data-sidebar-branding], .sidebar")


def test_an_editor_edits_previews_and_publishes_a_guide(open_page, administrator):
    guide = GuidePage.objects.get(key="guide-pilots", locale__language_code="sv")
    translated = guide.get_translations().get()
    reader = open_page()
    reader.goto(translated.url)
    assert not reader.locator("[data-behind]").count()

    editor = open_page(user=administrator, locale="en-GB", viewport={"width": 1400, "height": 1000})
    editor.goto(f"/admin/pages/{guide.pk}/edit/")
    summary = "En helt ny sammanfattning som läsaren ska få se."
    editor.fill("[name=summary]", summary)

    editor.click("button[aria-label='Toggle preview']")
    preview = editor.frame_locator(".w-preview__iframe").last
    preview.locator("main", has_text=summary).wait_for()

    editor.click(".footer [data-controller~='w-dropdown'] button[aria-expanded]")
    editor.click("button[name='action-publish']")
    editor.wait_for_selector(".messages .success")

    reader.goto(guide.url)
    assert summary in reader.inner_text("main")
    assert not reader.context.cookies()
    reader.goto(translated.url)
    assert summary not in reader.inner_text("main")
    assert reader.locator("[data-behind]").is_visible()


def test_what_one_test_published_is_gone_in_the_next(open_page, address):
    reader = open_page()
    reader.goto(address("guide-pilots", "en"))
    assert not reader.locator("[data-behind]").count()
