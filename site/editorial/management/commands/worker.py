"""`manage.py worker`: background tasks, and what is scheduled, in one process."""

import logging
import threading

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Command as Worker

from editorial.scheduled import run_scheduled
from search.rebuild import keep_in_step

logger = logging.getLogger("editorial.worker")

PAUSE = 60


class Command(Worker):
    help = "Runs background tasks as db_worker does; every minute `scheduled` and `search drain`."

    def handle(self, *args, **options) -> None:
        stopped = threading.Event()
        beside = threading.Thread(target=every_minute, args=(stopped,), daemon=True)
        beside.start()
        try:
            super().handle(*args, **options)
        finally:
            stopped.set()
            beside.join()


def search_in_step() -> None:
    try:
        keep_in_step()
    # The changes are kept for the next minute, which must come.
    except Exception:
        logger.exception("the search index is behind")


def every_minute(stopped: threading.Event) -> None:
    while not stopped.is_set():
        close_old_connections()
        run_scheduled()
        # Each host has an index of its own, so that this is not a step which one host does for all.
        search_in_step()
        close_old_connections()
        stopped.wait(PAUSE)
