"""What has to happen every minute or so: publishing that was scheduled, and clean-up.

Any app adds to it with a module `scheduled.py` that has `STEPS`: a name and a function each. A step
that fails is told and does not stop the others.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.module_loading import module_has_submodule
from django_tasks_db.models import DBTaskResult

from .models import ScheduledRun
from .roles.deadlines import tell as tell_overdue
from .upkeep import scheduled as upkeep
from .usage.recorder import forget as forget_counts

logger = logging.getLogger("editorial.scheduled")

Step = tuple[str, Callable[[], object]]
# A run that has not ended by then is taken for dead.
LONGEST = timedelta(minutes=10)
KEPT = timedelta(days=30)


def publish() -> None:
    """Publish what is due, and take down what has expired."""
    call_command("publish_scheduled", verbosity=0)


def forget_tasks() -> None:
    """Results of finished tasks are kept for a month."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()


def forget_sessions() -> None:
    """With them goes what was known of their browser, and attempts that no longer count."""
    call_command("clearsessions", verbosity=0)
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    counted_from = timezone.now() - settings.AXES_COOLOFF_TIME
    AccessAttempt.objects.filter(attempt_time__lt=counted_from).delete()


STEPS: list[Step] = [
    ("publish", publish),
    ("forget tasks", forget_tasks),
    ("forget sessions", forget_sessions),
    ("forget counts", forget_counts),
    ("tell of overdue reviews", tell_overdue),
]


def steps() -> Iterator[Step]:
    """Our own, then those of other apps."""
    yield from STEPS
    yield from upkeep.STEPS
    for config in apps.get_app_configs():
        if config.name != "editorial" and module_has_submodule(config.module, "scheduled"):
            yield from getattr(import_module(f"{config.name}.scheduled"), "STEPS", [])


def run_scheduled() -> list[str] | None:
    """Run every step. Returns what failed, or None when another run is still at work."""
    run = claim()
    if run is None:
        return None
    failures = []
    for name, step in steps():
        try:
            with transaction.atomic():
                step()
        except Exception as error:
            # Whatever one step meets, the others have to run.
            logger.exception("scheduled step failed: %s", name)
            failures.append(f"{name}: {error}")
    run.ended_at = timezone.now()
    run.failures = "\n".join(failures)
    run.save(update_fields=["ended_at", "failures"])
    return failures


def claim() -> ScheduledRun | None:
    """The one row, marked as begun now; None while another holds it."""
    now = timezone.now()
    try:
        with transaction.atomic():
            ScheduledRun.objects.get_or_create(pk=1, defaults={"ended_at": now})
    except IntegrityError:
        return None
    idle = ScheduledRun.objects.filter(pk=1, ended_at__isnull=False)
    dead = ScheduledRun.objects.filter(pk=1, began_at__lt=now - LONGEST)
    if not (idle | dead).update(began_at=now, ended_at=None):
        return None
    return ScheduledRun.objects.get(pk=1)


def last_run() -> ScheduledRun | None:
    """The latest run, for who reports on the site's health; None before the first."""
    return ScheduledRun.objects.filter(pk=1, began_at__isnull=False).first()
