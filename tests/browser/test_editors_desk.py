"""The desk's own stories from end to end, each by pointer and by keyboard alone.

What happened is read from what the page says and from the database. On every change two of them
run, by keyboard; all run in `make soak`.
"""

import json
import re

import pytest

from editorial.models import ReviewRequest
from guides.models import GuideIndexPage, GuidePage
from portal.models import TranslationStatus
from reference.models import LawSection
from tests import factories
from tests.editorial.roles.people import person

from .hands import Keyboard, Pointer

SUMMARY = "Prova i det lilla innan ni köper stort."
ENGLISH = "Try on a small scale before you buy."
NEW_LAW = "En myndighet får använda partnerskap om den vill."


@pytest.fixture
def guide(site):
    """A short guide, as the content's own take seconds to open in the editor."""
    index = GuideIndexPage.objects.get(locale__language_code="sv")
    return factories.guide(
        index, key="guide-try", title="Prova i liten skala", slug="prova", summary="Prova först.",
        body=factories.body(GuidePage, "<p>Partnerskap går enligt 6 kap. 31 § LOU.</p>"),
    )  # fmt: skip


@pytest.fixture
def english(guide):
    return factories.english(guide)


@pytest.fixture(
    params=[
        pytest.param(Pointer, id="pointer", marks=pytest.mark.soak),
        pytest.param(Keyboard, id="keyboard"),
    ]
)
def at_work(open_page, request):
    """Opens an address as a person with a role, and gives the page and a hand to work with.

    Whoever was at work before leaves: an editor left open goes on asking the server.
    """
    pages = []

    def start(role: str, address: str):
        for left in pages:
            left.close()
        page = open_page(
            user=person(role), locale="en-GB", viewport={"width": 1400, "height": 1000}
        )
        pages[:] = [page]
        page.goto(address)
        return page, request.param(page)

    return start


def editor(page) -> str:
    return f"/admin/pages/{page.pk}/edit/"


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def from_menu(page, hand, action: str) -> None:
    """Press an action in the menu at the foot of the editor."""
    hand.press(page.locator("footer").get_by_role("button", name="More actions").first)
    hand.press(page.locator("footer").locator("button, a", has_text=re.compile(action)).first)


def told(page, text: str) -> None:
    page.locator(".messages", has_text=text).wait_for()


def approve(at_work, role: str, title: str, outcome: str) -> None:
    """From the task on the home page of the admin, which leads to the editor, and back there."""
    page, hand = at_work(role, "/admin/")
    hand.press(page.locator("main").get_by_role("link", name=title, exact=True))
    from_menu(page, hand, r"^\s*Approve( and Publish)?\s*$")
    told(page, outcome)
    assert "Sorry" not in page.locator(".messages").inner_text()


def approve_translation(at_work, role: str, title: str, outcome: str) -> None:
    page, hand = at_work(role, "/admin/")
    hand.press(page.locator("main").get_by_role("link", name=title, exact=True))
    hand.press(page.get_by_role("button", name="Approve"))
    told(page, outcome)
    assert "Sorry" not in page.locator(".messages").inner_text()


@pytest.mark.soak
def test_a_writers_change_is_reviewed_and_then_published(at_work, open_page, guide):
    page, hand = at_work("writer", editor(guide))
    hand.write(page.locator("[name=summary]"), SUMMARY)
    from_menu(page, hand, "Submit to")
    told(page, "submitted for moderation")
    assert fresh(guide).summary == "Prova först."

    approve(at_work, "reviewer", guide.title, "is in review: Publ")
    assert fresh(guide).summary == "Prova först."
    approve(at_work, "publisher", guide.title, "is finished")
    assert fresh(guide).summary == SUMMARY
    reader = open_page()
    reader.goto(guide.url)
    assert SUMMARY in reader.inner_text("main")


@pytest.mark.soak
def test_a_swedish_change_is_followed_in_english_and_leaves_the_board_clean(
    at_work, open_page, guide, english
):
    guide = fresh(guide)
    guide.summary = SUMMARY
    guide.save_revision().publish()

    page, hand = at_work("translator", "/admin/translations/?q=Prova")
    row = page.locator("main tr", has_text=guide.title)
    assert "behind" in row.inner_text().lower()
    hand.press(row.get_by_role("link", name="1 of"))
    page.locator("ins", has_text="i det lilla").or_(page.locator("mark")).first.wait_for()
    hand.press(page.get_by_role("link", name="Translate", exact=True))
    hand.press(page.get_by_role("button", name="Edit", exact=True).nth(1))
    hand.write(page.locator(".js-translation-editor textarea"), ENGLISH)
    hand.press(page.get_by_role("button", name="Save", exact=True))
    page.locator(".js-translation-editor", has_text=ENGLISH).wait_for()
    hand.press(page.get_by_role("button", name="Submit for language review"))
    told(page, "was submitted")
    assert fresh(english).summary != ENGLISH

    approve_translation(at_work, "reviewer", english.title, "is in review: Publ")
    approve_translation(at_work, "publisher", english.title, "is finished")
    assert fresh(english).summary == ENGLISH
    assert TranslationStatus.objects.get(page=english).behind_since is None
    page, hand = at_work("translator", "/admin/translations/?q=Prova")
    assert "current" in page.locator("main tr", has_text=guide.title).inner_text().lower()


@pytest.mark.soak
def test_an_english_page_is_adapted_and_returns_to_translation(at_work, english):
    page, hand = at_work("publisher", editor(english))
    from_menu(page, hand, "Stop Synced")
    hand.write(page.locator("[name=summary]"), ENGLISH)
    hand.press(page.locator("footer").get_by_role("button", name="Save draft"))
    told(page, "has been updated")

    from_menu(page, hand, "Start Synced")
    page.get_by_text("This page left translation on").wait_for()
    hand.press(page.get_by_role("button", name="Return to translation"))
    told(page, "Back in translation")
    page.locator(".js-translation-editor", has_text=ENGLISH).wait_for()
    assert fresh(english).summary != ENGLISH


def changed_act(chapter: str, number: str, text: str) -> dict:
    """The whole act as the site has it, with one section changed."""
    sections = [
        {"chapter": one.chapter, "section": one.number, "text": one.versions.all()[0].text}
        for one in LawSection.objects.filter(act__key="lou").prefetch_related("versions")
    ]
    for one in sections:
        if (one["chapter"], one["section"]) == (chapter, number):
            one["text"] = text
    return {"act": "LOU", "consolidated_to": "SFS 2027:1", "sections": sections}


def test_a_changed_section_of_the_act_queues_what_cites_it_until_it_is_reviewed(
    at_work, guide, tmp_path
):
    file = tmp_path / "act.json"
    file.write_text(json.dumps(changed_act("6", "31", NEW_LAW)), encoding="utf-8")

    page, hand = at_work("publisher", "/admin/upkeep/law/")
    hand.upload(page.get_by_label("File"), file)
    hand.press(page.get_by_role("button", name="Compare"))
    page.locator("main", has_text=NEW_LAW).wait_for()
    assert not ReviewRequest.objects.filter(object_id=guide.pk).exists()
    hand.press(page.get_by_role("button", name="Take it in"))
    page.wait_for_url("**/admin/reports/reviews/")
    asked = ReviewRequest.objects.get(object_id=guide.pk)
    assert asked.closed_at is None

    page.goto("/admin/reports/reviews/?q=Prova")
    row = page.locator("main tr", has_text=guide.title)
    assert "31 §" in row.inner_text()
    hand.press(row.get_by_role("button", name="Reviewed, nothing changed"))
    told(page, "is recorded as reviewed")
    asked.refresh_from_db()
    assert asked.closed_at
    assert asked.review.made_by == person("publisher")


def test_a_refused_publish_says_why(at_work, guide, english):
    guide = fresh(guide)
    guide.outcomes = factories.stream(GuidePage, "outcomes", "veta mer", "våga mer")
    guide.save_revision().publish()

    page, hand = at_work("publisher", editor(english))
    hand.press(page.get_by_role("button", name="Publish in English"))
    told(page, "våga mer")
    assert "Not published" in page.locator(".messages").inner_text()
    assert "våga mer" not in str(fresh(english).outcomes)
