"""`manage.py forget_feedback`: take away what readers wrote when it has served its purpose."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from home.models import Feedback


def forget(days: int, dry_run: bool = False) -> int:
    """Empty texts that are older; that the page was useful or not stays. How many there were."""
    limit = timezone.localdate() - timedelta(days=days)
    old = Feedback.objects.filter(answered_on__lt=limit).exclude(text="")
    return old.count() if dry_run else old.update(text="")


class Command(BaseCommand):
    help = "Empties readers' texts that are older than FEEDBACK_TEXT_DAYS; keeps yes and no."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=settings.FEEDBACK_TEXT_DAYS)
        parser.add_argument("--dry-run", action="store_true", help="count, change nothing")

    def handle(self, *args, **options) -> None:
        if options["days"] < 1:
            raise CommandError("--days is at least 1.")
        number = forget(options["days"], options["dry_run"])
        would = "would be " if options["dry_run"] else ""
        self.stdout.write(f"{number} texts {would}emptied.")
