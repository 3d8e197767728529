"""`manage.py content load`: content files into the site."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.content.load import load
from editorial.content.outcome import Outcome
from editorial.content.problems import ContentError


class Command(BaseCommand):
    help = "Moves content between files and the site (docs/content-format.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dir", type=Path, default=settings.CONTENT_DIR, help="content folder")
        actions = parser.add_subparsers(dest="action", required=True)
        loading = actions.add_parser("load", help="load the files; a second run changes nothing")
        loading.add_argument("--dry-run", action="store_true", help="tell, but write nothing")
        loading.add_argument(
            "--overwrite",
            metavar="KEY",
            action="append",
            default=[],
            help="let this page's or record's file win over what was changed on the site",
        )

    def handle(self, *args, **options) -> None:
        try:
            outcome = load(options["dir"], set(options["overwrite"]), options["dry_run"])
        except ContentError as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            raise CommandError(f"{len(error.problems)} problems; nothing was written.") from error
        self.tell(outcome, options["dry_run"])

    def tell(self, outcome: Outcome, dry_run: bool) -> None:
        verb = "would change" if dry_run else "changed"
        self.stdout.write(f"{len(outcome.written)} pages and records {verb}.")
        for heading, lines in (
            ("Kept as edited on the site", outcome.kept),
            ("Left deleted, as on the site", outcome.deleted_kept),
            ("Translation now behind its original", outcome.outdated),
        ):
            if lines:
                self.stdout.write(f"{heading}:")
            for line in lines:
                self.stdout.write(f"  {line}")
        for name, conflict in outcome.conflicts:
            self.stdout.write(f"Conflict in {name}, {conflict.field}; the site's text was kept:")
            for side, value in (
                ("last loaded", conflict.base),
                ("on the site", conflict.site),
                ("in the file", conflict.file),
            ):
                self.stdout.write(f"  {side}: {value}")
