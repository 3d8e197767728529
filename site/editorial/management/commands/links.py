"""`manage.py links`: ask the links whose turn it is; run it from a timer, as once an hour."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.upkeep.links.check import BATCH, check, due


class Command(BaseCommand):
    help = "Asks outward links that have not been asked for a week whether they still work."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=int, default=BATCH, help="most links to ask")

    def handle(self, *args, **options) -> None:
        if options["limit"] < 1:
            raise CommandError("--limit is at least 1.")
        rows = check(due(options["limit"]))
        for row in rows:
            if row.failing_since:
                self.stdout.write(f"{row.get_state_display()}: {row.url} ({row.detail})")
        self.stdout.write(f"{len(rows)} links asked.")
