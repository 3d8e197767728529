"""The work as a background task: a slice at a time, so that other tasks get their turn."""

from django_tasks import TaskResultStatus, default_task_backend, task
from django_tasks_db.models import DBTaskResult

from .make import make

SLICE_SECONDS = 20
WAITING = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@task()
def print_pages() -> None:
    if not make(SLICE_SECONDS):
        print_pages.enqueue()


def enqueue_printing() -> None:
    """Unless it waits already, or tasks would run at once in whatever process asks for them."""
    if not default_task_backend.supports_defer:
        return
    queued = DBTaskResult.objects.filter(task_path=print_pages.module_path, status__in=WAITING)
    if not queued.exists():
        print_pages.enqueue()
