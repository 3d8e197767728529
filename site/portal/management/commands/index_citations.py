"""`manage.py index_citations`: read anew which page cites which section."""

from django.core.management.base import BaseCommand
from django.db import transaction

from portal.citing import rebuild


class Command(BaseCommand):
    help = "Reads every published page anew and brings the index of citations up to date."

    @transaction.atomic
    def handle(self, *args, **options) -> None:
        pages, changed = rebuild()
        self.stdout.write(f"{pages} pages read, {changed} citations changed.")
