"""`manage.py restore FILE`: a backup onto an empty, migrated database."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Site

from editorial.backup.archive import BackupError, restore
from reference import library


class Command(BaseCommand):
    help = "Puts a backup into an empty, migrated site and builds the search index again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--overwrite", action="store_true", help="replace everything that the site has"
        )

    def handle(self, *args, **options) -> None:
        try:
            counts = restore(options["file"], options["overwrite"])
        except BackupError as error:
            raise CommandError(f"{error}. Nothing was changed.") from error
        Site.clear_site_root_paths_cache()
        library.forget()
        call_command("update_index", verbosity=0)
        call_command("search", "rebuild", stdout=StringIO(), stderr=StringIO())
        self.stdout.write(f"{sum(counts.values())} rows of {len(counts)} tables restored.")
