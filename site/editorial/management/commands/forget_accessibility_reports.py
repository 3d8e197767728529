"""`manage.py forget_accessibility_reports`: empty old texts of the log that the act asks for."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from editorial.upkeep.models import AccessibilityReport


def forget(days: int, dry_run: bool = False) -> int:
    """Empty what was reported and answered where the answer is older; the dates stay."""
    limit = timezone.localdate() - timedelta(days=days)
    old = AccessibilityReport.objects.filter(answered_on__lt=limit).exclude(
        text="", answer="", page=""
    )
    return old.count() if dry_run else old.update(text="", answer="", page="")


class Command(BaseCommand):
    help = "Empties answered reports that are older than ACCESSIBILITY_LOG_DAYS; keeps the dates."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=settings.ACCESSIBILITY_LOG_DAYS)
        parser.add_argument("--dry-run", action="store_true", help="count, change nothing")

    def handle(self, *args, **options) -> None:
        if options["days"] < 1:
            raise CommandError("--days is at least 1.")
        number = forget(options["days"], options["dry_run"])
        would = "would be " if options["dry_run"] else ""
        self.stdout.write(f"{number} reports {would}emptied.")
