"""`manage.py backup FILE`: database, uploaded files and settings in one file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editorial.backup.archive import BackupError, backup


class Command(BaseCommand):
    help = "Writes the whole site into one file (docs/operations.md). It holds password hashes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a new file, as site.tar.gz")

    def handle(self, *args, **options) -> None:
        try:
            counts = backup(options["file"])
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{sum(counts.values())} rows of {len(counts)} tables written.")
