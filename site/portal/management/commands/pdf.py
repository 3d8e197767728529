"""`manage.py pdf`: make the PDF documents that are missing or behind, now."""

from django.core.management.base import BaseCommand, CommandError

from portal.models import PrintedPage
from portal.printing.engine import NEEDED, weasyprint
from portal.printing.make import make


class Command(BaseCommand):
    help = "Makes the PDF documents that are missing or behind; the worker does so by itself."

    def handle(self, *args, **options) -> None:
        if weasyprint() is None:
            raise CommandError(f"Pango is missing. On Debian: apt-get install {NEEDED}")
        make()
        self.stdout.write(f"{PrintedPage.objects.count()} documents are current.")
