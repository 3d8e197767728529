"""For someone who has lost telephone, keys and recovery codes: `forget_second_factor USERNAME`."""

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError
from django.db import transaction
from wagtail.log_actions import log


class Command(BaseCommand):
    help = "Remove all second factors of a user, who adds a new one at the next sign-in"

    def add_arguments(self, parser):
        parser.add_argument("username")

    @transaction.atomic
    def handle(self, *args, username: str, **options):
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no user “{username}”")
        removed, _rows = Authenticator.objects.filter(user=user).delete()
        log(user, "desk.factor_removed", data={"type": "all"})
        self.stdout.write(f"{removed} removed from {username}")
