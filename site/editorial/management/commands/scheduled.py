"""`manage.py scheduled`: once, for cron and timers, or every so many seconds."""

import time

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.scheduled import run_scheduled


class Command(BaseCommand):
    help = "Publishes what is due, takes down what has expired, and cleans up."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="go on until stopped, with this pause"
        )

    def handle(self, *args, **options) -> None:
        every = options["every"]
        if every is not None and every < 1:
            raise CommandError("--every is a number of seconds, at least 1.")
        self.once(stop=every is None)
        while every is not None:
            time.sleep(every)
            self.once(stop=False)

    def once(self, stop: bool) -> None:
        failures = run_scheduled()
        if failures is None:
            self.stdout.write("Another run is at work.")
        for failure in failures or []:
            self.stderr.write(failure)
        if failures and stop:
            raise CommandError(f"{len(failures)} steps failed.")
