"""`manage.py content`: content files into the site, and the site into content files."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.check.run import check_files
from editorial.content.export import ExportError, export
from editorial.content.format import format_files
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
        exporting = actions.add_parser("export", help="write the site into the files")
        checking = actions.add_parser("check", help="tell what is wrong with the files")
        formatting = actions.add_parser("format", help="write the files as export would")
        for action in (loading, exporting, checking, formatting):
            action.add_argument(
                "--dir", type=Path, default=argparse.SUPPRESS, help="content folder"
            )

    def handle(self, *args, **options) -> None:
        getattr(self, "run_" + options["action"])(options)

    def run_load(self, options: dict) -> None:
        with self.problems_told():
            outcome = load(options["dir"], set(options["overwrite"]), options["dry_run"])
            self.tell(outcome, options["dry_run"])

    def run_format(self, options: dict) -> None:
        with self.problems_told():
            changed = format_files(options["dir"])
            self.stdout.write("\n".join([*changed, f"{len(changed)} files changed."]))

    @contextmanager
    def problems_told(self) -> Iterator[None]:
        try:
            yield
        except ContentError as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            raise CommandError(f"{len(error.problems)} problems; nothing was written.") from error

    def run_export(self, options: dict) -> None:
        try:
            exported = export(options["dir"])
        except ExportError as error:
            raise CommandError(str(error)) from error
        for heading, lines in (("written", exported.written), ("removed", exported.removed)):
            self.stdout.write(f"{len(lines)} files {heading}.")
            for line in lines:
                self.stdout.write(f"  {line}")
        for note in exported.notes:
            self.stdout.write(f"Not exported: {note}")

    def run_check(self, options: dict) -> None:
        checked = check_files(options["dir"])
        for problem in checked.problems:
            self.stdout.write(str(problem))
        if checked.problems:
            raise CommandError(checked.summary)
        self.stdout.write(checked.summary)

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
