"""`manage.py translation_digest`: mail how the translations stand; run it once a week."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from editorial.people import language_of, mail
from editorial.translations.board import Board
from editorial.translations.digest import body, readers, summary


class Command(BaseCommand):
    help = "Mails those who may publish which translations are behind; says nothing when none is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="print the mail, send nothing")

    def handle(self, *args, **options) -> None:
        rows = Board().rows()
        if not summary(rows):
            self.stdout.write("Every translation is current; no mail was sent.")
            return
        users = readers()
        for user in users:
            with translation.override(language_of(user)):
                self.send(user, rows, options["dry_run"])
        self.stdout.write(f"{len(users)} mails {'would be ' if options['dry_run'] else ''}sent.")

    def send(self, user, rows, dry_run: bool) -> None:
        text = body(rows, settings.WAGTAILADMIN_BASE_URL, reverse("translations_board"))
        if dry_run:
            self.stdout.write(f"To: {user.email}\n\n{text}")
            return
        mail(user, _("How the translations stand this week"), [text])
