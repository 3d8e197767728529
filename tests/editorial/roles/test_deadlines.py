"""A review that waits past its deadline is told, once, to those who decide it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from editorial.roles.deadlines import tell
from editorial.scheduled import run_scheduled
from tests import factories

from .people import by_receiver, client, person, speaker


@pytest.fixture
def waiting(guide, settings):
    """A page whose subject review began two days after the time there is."""
    guide.save_revision(user=person("writer"))
    guide.get_workflow().start(guide, person("writer"))
    began = timezone.now() - timedelta(days=settings.REVIEW_DAYS + 2)
    TaskState.objects.update(started_at=began)
    for language in ("sv", "en"):
        speaker("reviewer", language)
    return guide


def test_those_who_decide_are_told_in_their_language_and_where(waiting, mailoutbox):
    speaker("publisher", "sv")
    tell()
    mails = by_receiver(mailoutbox)
    assert set(mails) == {"reviewer-sv", "reviewer-en"}
    assert "A review waits" in mails["reviewer-en"]
    assert "within 5 days" in mails["reviewer-en"]
    assert "En granskning väntar" in mails["reviewer-sv"]
    assert "inom 5 dagar" in mails["reviewer-sv"]
    address = reverse("wagtailadmin_pages:edit", args=[waiting.pk])
    assert all(address in text and waiting.title in text for text in mails.values())


def test_they_are_told_once_by_what_runs_every_minute(waiting, mailoutbox):
    assert run_scheduled() == []
    assert len(mailoutbox) == 2
    assert run_scheduled() == []
    assert len(mailoutbox) == 2


def test_nobody_is_told_of_a_review_in_time_or_one_that_is_decided(waiting, mailoutbox):
    TaskState.objects.update(started_at=timezone.now() - timedelta(days=1))
    tell()
    TaskState.objects.update(started_at=timezone.now() - timedelta(days=60))
    waiting.current_workflow_task_state.approve(user=person("reviewer"))
    mailoutbox.clear()
    tell()
    assert mailoutbox == []


def test_the_desk_shows_it_to_those_who_decide_it_alone(waiting):
    address = reverse("wagtailadmin_home")
    heading = "Granskningar som väntar för länge"
    shown = {
        role: heading in client(role).get(address).content.decode()
        for role in ("reviewer", "writer", "publisher")
    }
    assert shown == {"reviewer": True, "writer": False, "publisher": False}


def test_a_record_that_waits_is_told_too(waiting, mailoutbox):
    record = factories.concept("pilot", "pilot", "pilot")
    record.save_revision(user=person("writer"))
    record.get_workflow().start(record, person("writer"))
    TaskState.objects.update(started_at=timezone.now() - timedelta(days=30))
    tell()
    assert sum("pilot" in mail.body for mail in mailoutbox if "väntar" in mail.subject) == 1
