"""One person a role, on a site with a Swedish and an English home page."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page
from wagtail.users.models import UserProfile

from editorial.roles.definitions import ROLES
from tests import factories


def person(role: str, name: str = ""):
    """A user with one role, or an administrator for the role `admin`."""
    made, _new = get_user_model().objects.get_or_create(
        username=name or role, defaults={"is_superuser": role == "admin"}
    )
    if role in ROLES:
        made.groups.add(Group.objects.get(name=ROLES[role].name))
    return made


def client(role: str) -> Client:
    signed_in = Client()
    signed_in.force_login(person(role), backend="django.contrib.auth.backends.ModelBackend")
    return signed_in


def two_homes() -> tuple[Page, Page]:
    swedish = factories.site()
    return swedish, factories.english(swedish)


def speaker(role: str, language: str):
    """With an address, and a language for the desk."""
    made = person(role, f"{role}-{language}")
    made.email = f"{role}-{language}@example.org"
    made.save()
    UserProfile.objects.create(user=made, preferred_language=language)
    return made


def by_receiver(mailoutbox) -> dict[str, str]:
    """Who was written to → subject and text."""
    return {mail.to[0].split("@")[0]: f"{mail.subject}\n{mail.body}" for mail in mailoutbox}
