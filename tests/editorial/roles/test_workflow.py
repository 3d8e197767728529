"""Draft, review, publish, in both languages; nobody but the last step changes what readers see."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages.storage.cookie import CookieStorage
from django.urls import reverse
from django.utils import translation
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from editorial.roles.reviewing import after_review

from .people import client, person
from .test_gate import link_of


def approve(page, role: str) -> None:
    state = type(page).objects.get(pk=page.pk).current_workflow_task_state
    client(role).post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]),
        {"comment": ""},
    )


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def task_of(page) -> str:
    return fresh(page).current_workflow_task.name.split(" / ")[1]


def submit_swedish(guide, summary: str):
    guide = fresh(guide)
    guide.summary = summary
    guide.save_revision(user=person("writer"))
    fresh(guide).get_workflow().start(fresh(guide), person("writer"))


def test_swedish_goes_by_subject_review_and_publisher(guide):
    submit_swedish(guide, "Bättre.")
    assert task_of(guide) == "Subject review"
    approve(guide, "reviewer")
    assert fresh(guide).summary == "Svaret först."
    assert task_of(guide) == "Publishing"
    approve(guide, "publisher")
    assert fresh(guide).summary == "Bättre."


@pytest.mark.parametrize("role", ["writer", "translator", "analyst", "publisher", "manager"])
def test_only_reviewers_approve_the_review(guide, role):
    submit_swedish(guide, "Bättre.")
    approve(guide, role)
    assert task_of(guide) == "Subject review"


def test_a_reviewer_cannot_approve_the_last_step(guide):
    submit_swedish(guide, "Bättre.")
    approve(guide, "reviewer")
    approve(guide, "reviewer")
    assert task_of(guide) == "Publishing"
    assert fresh(guide).summary == "Svaret först."


def test_whoever_approves_in_the_editor_is_led_to_the_tasks_and_told(guide, rf):
    submit_swedish(guide, "Bättre.")
    for role, told in (("reviewer", "Publishing"), ("publisher", "finished")):
        approve(guide, role)
        request = rf.post("/", {"action-workflow-action": "true"})
        request._messages = CookieStorage(request)
        with translation.override("en"):
            answer = after_review(request, guide)
        assert answer.url == reverse("wagtailadmin_home")
        assert [told in str(message) for message in request._messages] == [True]


def test_who_saves_without_an_action_of_the_review_stays(guide, rf):
    assert after_review(rf.post("/", {"action-publish": "action-publish"}), guide) is None


def test_approval_from_the_translation_editor_leads_to_the_tasks_and_is_told(translated):
    submit(translated)
    reviewer = client("reviewer")
    html = reviewer.get(reverse("wagtailadmin_pages:edit", args=[translated.pk])).content
    state = fresh(translated).current_workflow_task_state
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[translated.pk, "approve", state.pk]
    )
    approval = BeautifulSoup(html, "lxml").find(formaction=lambda url: url and address in url)
    answer = reviewer.post(approval["formaction"], {"comment": ""})
    assert task_of(translated) == "Publishing"
    assert answer.url == reverse("wagtailadmin_home")
    assert (
        "Publishing"
        in BeautifulSoup(reviewer.get(answer.url).content, "lxml")
        .select_one(".messages")
        .get_text()
    )


def translate_summary(translated, text: str) -> None:
    link = link_of(translated)
    segment = StringSegment.objects.get(source=link.source, context__path="summary")
    response = client("translator").put(
        reverse("wagtail_localize:edit_string_translation", args=[link.pk, segment.pk]),
        f"value={text}",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code == 200


def submit(translated, role: str = "translator"):
    return client(role).post(reverse("translations_submit", args=[translated.pk]))


def test_english_goes_by_language_review_and_publisher_from_the_translation_editor(translated):
    translate_summary(translated, "Better")
    assert fresh(translated).summary == "EN: Svaret först.", "a saved text changed what is live"
    html = client("translator").get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    assert reverse("translations_submit", args=[translated.pk]) in html.content.decode()
    submit(translated)
    assert fresh(translated).summary == "EN: Svaret först."
    assert task_of(translated) == "Language review"
    approve(translated, "reviewer")
    assert fresh(translated).summary == "EN: Svaret först."
    approve(translated, "publisher")
    assert fresh(translated).summary == "Better"


def test_the_editor_offers_the_reviewer_approval(translated):
    submit(translated)
    state = fresh(translated).current_workflow_task_state
    html = client("reviewer").get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[translated.pk, "approve", state.pk]
    )
    assert address in html.content.decode()


def test_a_review_is_not_cancelled_by_publishing_from_the_translation_editor(translated):
    translate_summary(translated, "Better")
    submit(translated)
    client("publisher").post(
        reverse("wagtailadmin_pages:edit", args=[translated.pk]), {"action": "publish"}
    )
    assert fresh(translated).summary == "EN: Svaret först."
    assert task_of(translated) == "Language review"


def test_texts_are_held_while_they_are_reviewed(translated):
    submit(translated)
    link = link_of(translated)
    segment = StringSegment.objects.filter(source=link.source).first()
    response = client("translator").put(
        reverse("wagtail_localize:edit_string_translation", args=[link.pk, segment.pk]),
        "value=late",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code == 403
    assert not StringTranslation.objects.filter(data="late").exists()


@pytest.mark.parametrize("role", ["writer", "reviewer", "analyst"])
def test_others_cannot_submit_a_translation(translated, role):
    submit(translated, role)
    assert not fresh(translated).workflow_in_progress


def test_an_incomplete_translation_is_not_submitted(translated):
    StringTranslation.objects.all().delete()
    submit(translated)
    assert not fresh(translated).workflow_in_progress
    assert Translation.objects.exists()
