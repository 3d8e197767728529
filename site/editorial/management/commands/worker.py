"""`manage.py worker`: background tasks, and what is scheduled, in one process."""

import threading

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Command as Worker

from editorial.scheduled import run_scheduled

PAUSE = 60


class Command(Worker):
    help = "Runs background tasks as db_worker does, and `scheduled` every minute beside them."

    def handle(self, *args, **options) -> None:
        stopped = threading.Event()
        beside = threading.Thread(target=every_minute, args=(stopped,), daemon=True)
        beside.start()
        try:
            super().handle(*args, **options)
        finally:
            stopped.set()
            beside.join()


def every_minute(stopped: threading.Event) -> None:
    while not stopped.is_set():
        close_old_connections()
        run_scheduled()
        close_old_connections()
        stopped.wait(PAUSE)
