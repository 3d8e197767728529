"""The worker's share: a batch of links an hour."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from .check import check, due

PAUSE = timedelta(hours=1)


@task()
def ask_links() -> int:
    return len(check(due()))


def ask_hourly() -> None:
    """Hands a batch to the worker; nothing is asked inside the step's transaction."""
    if not settings.CHECK_LINKS:
        return
    latest = DBTaskResult.objects.filter(task_path=ask_links.module_path)
    if not latest.filter(enqueued_at__gt=timezone.now() - PAUSE).exists():
        ask_links.enqueue()
