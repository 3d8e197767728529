"""`manage.py law`: hold a new consolidation of an act against the site, and take it in."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.upkeep.law.consolidation import apply, compare, read


class Command(BaseCommand):
    help = "Shows which sections a new consolidation changes; --apply takes it in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="JSON with the act's sections")
        parser.add_argument("--apply", action="store_true", help="change the site's sections")
        parser.add_argument(
            "--whole",
            action="store_true",
            help="with --apply: sections that the file lacks are repealed, queue what cites them",
        )
        parser.add_argument("--user", help="user name to record as the one who took it in")

    def handle(self, *args, **options) -> None:
        try:
            consolidation = read(options["file"].read_bytes())
        except OSError as error:
            raise CommandError(error) from error
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        user = self.user(options["user"])
        differences, same = compare(consolidation)
        changed = [one for one in differences if not one.is_gone]
        missing = [one for one in differences if one.is_gone]
        for one in changed:
            self.stdout.write(f"{one.section}: changed, cited on {one.cited_on} pages")
        self.stdout.write(f"{len(changed)} sections differ, {same} read the same.")
        if missing:
            names = ", ".join(str(one.section) for one in missing)
            self.stdout.write(f"{len(missing)} are not in the file: {names}")
        if options["apply"]:
            consolidation.made_by = user
            changes = apply(consolidation, user, is_whole=options["whole"])
            queued = sum(change.requests.count() for change in changes)
            self.stdout.write(f"Taken in; {queued} pages and records queued for review.")

    def user(self, name: str | None):
        if not name:
            return None
        users = get_user_model()
        try:
            return users.objects.get_by_natural_key(name)
        except users.DoesNotExist as error:
            raise CommandError(f"There is no user {name}.") from error
