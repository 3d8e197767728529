"""Publishing on time, clean-up, and that one failing step does not stop the others."""

import time
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from editorial import scheduled
from editorial.models import ScheduledRun
from guides.models import GuidePage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide() -> GuidePage:
    return factories.guide(factories.guide_index(factories.site()))


def test_a_page_is_published_when_its_time_has_come(guide):
    guide.title = "Nytt"
    guide.go_live_at = timezone.now() + timedelta(seconds=0.2)
    guide.save_revision().publish()
    assert GuidePage.objects.get(pk=guide.pk).title != "Nytt"
    time.sleep(0.3)
    scheduled.run_scheduled()
    assert GuidePage.objects.get(pk=guide.pk).title == "Nytt"


def test_a_page_is_taken_down_when_it_has_expired(guide):
    GuidePage.objects.filter(pk=guide.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    scheduled.run_scheduled()
    assert not GuidePage.objects.get(pk=guide.pk).live


def test_a_failing_step_is_told_and_the_others_run(monkeypatch):
    done = []

    def fails():
        raise RuntimeError("no luck")

    monkeypatch.setattr(scheduled, "STEPS", [("first", fails), ("second", lambda: done.append(1))])
    assert scheduled.run_scheduled() == ["first: no luck"]
    assert done == [1]
    assert ScheduledRun.objects.get().failures == "first: no luck"
    with pytest.raises(CommandError, match="1 steps failed"):
        call_command("scheduled")


def test_what_a_failing_step_wrote_is_undone(monkeypatch, guide):
    def fails():
        GuidePage.objects.update(summary="Halvt")
        raise RuntimeError("no luck")

    monkeypatch.setattr(scheduled, "STEPS", [("first", fails)])
    scheduled.run_scheduled()
    assert GuidePage.objects.get(pk=guide.pk).summary == "Svaret först."


def test_two_runs_never_work_at_once():
    assert scheduled.claim() is not None
    assert scheduled.run_scheduled() is None


def test_a_run_that_died_does_not_stop_the_next():
    scheduled.claim()
    ScheduledRun.objects.update(began_at=timezone.now() - timedelta(hours=1))
    assert scheduled.run_scheduled() == []


def test_it_is_known_when_it_last_ran():
    assert scheduled.last_run() is None
    scheduled.run_scheduled()
    run = scheduled.last_run()
    assert timezone.now() - run.ended_at < timedelta(minutes=1)


def test_a_pause_that_is_none_is_refused():
    with pytest.raises(CommandError, match="at least 1"):
        call_command("scheduled", every=0)
