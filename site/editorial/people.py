"""Who is written to, and in which language."""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import send_mail


def language_of(user) -> str:
    """What the user chose in the account's settings, else the first language."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else settings.LANGUAGE_CODE


def mail(user, subject: str, lines: Iterable[str]) -> None:
    send_mail(subject, "\n".join(lines), settings.DEFAULT_FROM_EMAIL, [user.email])
