"""People with a password, on a site with both home pages, where a second factor is asked for."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from tests import scenes

from ..roles.people import person, two_homes

PASSWORD = "korrekt-häst-batteri"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

scene, _django_db_helper = scenes.shared(two_homes)


@pytest.fixture
def required(db, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    cache.clear()


def somebody(role: str, *, factor: bool = False):
    user = person(role)
    user.set_password(PASSWORD)
    user.email = f"{role}@example.org"
    user.save()
    if factor:
        TOTP.activate(user, SECRET)
    return user


def sign_in(user, password: str = PASSWORD, client: Client | None = None):
    """The client and what it got for name and password."""
    client = client or Client()
    data = {"username": user.get_username(), "password": password}
    return client, client.post("/admin/login/", data)


def code() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def has_factor(user) -> bool:
    return Authenticator.objects.filter(user=user).exists()
