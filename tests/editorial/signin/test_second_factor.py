"""Nobody publishes with a password alone."""

import json

import pytest
from allauth.core import context
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from editorial.signin.adapters import AccountAdapter

from .conftest import PASSWORD, SECRET, code, has_factor, sign_in, somebody

pytestmark = pytest.mark.usefixtures("required")
PUBLISHES = ["publisher", "manager", "admin"]


def trail(user) -> set[str]:
    return set(ModelLogEntry.objects.filter(object_id=user.pk).values_list("action", flat=True))


@pytest.mark.parametrize("role", PUBLISHES)
def test_whoever_may_publish_is_led_to_a_second_factor_and_nowhere_else(role):
    client, _answer = sign_in(somebody(role))
    for address in ("/admin/", "/admin/pages/", "/admin/users/", "/admin/api/main/pages/"):
        assert client.get(address).url == "/admin/security/"
    page = client.get("/admin/security/")
    assert page.status_code == 200


@pytest.mark.parametrize("role", ["writer", "translator", "reviewer", "analyst"])
def test_who_cannot_publish_needs_none(role):
    client, answer = sign_in(somebody(role))
    assert answer.url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_adding_an_authenticator_app_opens_the_desk(monkeypatch):
    # A test's own transaction never commits.
    monkeypatch.setattr(transaction, "on_commit", lambda callback: callback())
    user = somebody("publisher")
    user.email = ""
    user.save()
    client, _answer = sign_in(user)
    form = client.get("/admin/security/app/")
    assert b"data:image/svg+xml" in form.content
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    answer = client.post("/admin/security/app/", {"code": code()})
    assert answer.url == "/admin/security/codes/"
    assert client.get("/admin/security/codes/").status_code == 200
    assert client.get("/admin/").status_code == 200
    assert {"desk.sign_in", "desk.factor_added"} <= trail(user)


@pytest.mark.parametrize(("language", "words"), [("sv", "aktiverad"), ("en", "activated")])
def test_a_new_factor_is_told_by_mail_in_the_users_language(rf, language, words):
    user = somebody("publisher")
    UserProfile.objects.create(user=user, preferred_language=language)
    with context.request_context(rf.get("/")):
        AccountAdapter().send_notification_mail("mfa/email/totp_activated", user)
    assert mail.outbox[0].to == [user.email]
    assert words in mail.outbox[0].subject.lower()


@pytest.mark.parametrize("role", PUBLISHES)
def test_the_second_factor_is_asked_for_after_the_password(role):
    client, answer = sign_in(somebody(role, factor=True))
    assert answer.url == "/admin/login/code/"
    assert client.get("/admin/pages/").url.startswith("/admin/login/")
    assert b"one-time-code" in client.get("/admin/login/code/").content
    assert client.post("/admin/login/code/", {"code": "000000"}).status_code == 200
    assert client.post("/admin/login/code/", {"code": code()}).url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_recovery_code_lets_in_once():
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    user = somebody("publisher", factor=True)
    once = RecoveryCodes.activate(user).get_unused_codes()[0]
    for expected in (302, 200):
        client, _answer = sign_in(user)
        assert client.post("/admin/login/code/", {"code": once}).status_code == expected


def test_a_session_that_began_elsewhere_must_prove_the_second_factor():
    client = Client()
    client.force_login(somebody("publisher", factor=True))
    for address in ("/admin/pages/", "/admin/security/", "/admin/security/keys/add/"):
        assert client.get(address).url == "/admin/security/confirm/code/"
    assert client.get("/admin/security/confirm/code/").status_code == 200
    client.post("/admin/security/confirm/code/", {"code": code()})
    assert client.get("/admin/pages/").status_code in {200, 302}
    assert client.get("/admin/").status_code == 200


def test_the_form_for_private_pages_is_no_way_around():
    user = somebody("admin", factor=True)
    client = Client()
    data = {"username": user.username, "password": PASSWORD}
    for code_ in ("sv", "en"):
        answer = client.post(f"/{code_}/_util/login/?next=/admin/", data)
        assert answer.url == "/admin/login/?next=/admin/"
    assert "_auth_user_id" not in client.session


def test_the_way_in_leads_to_no_foreign_site():
    user = somebody("writer")
    data = {"username": user.username, "password": PASSWORD, "next": "https://evil.example/"}
    assert Client().post("/admin/login/", data).url == "/admin/"


def test_passkeys_are_offered_and_hold_the_name_of_the_site():
    client, _answer = sign_in(somebody("publisher"))
    page = client.get("/admin/security/keys/add/")
    options = json.loads(
        page.content.decode().split('id="js_data" type="application/json">')[1].split("<")[0]
    )
    assert options["creation_options"]["publicKey"]["rp"]["id"] == "testserver"
    entrance = Client().get("/admin/login/").content.decode()
    assert 'id="passkey_login"' in entrance
    assert Client().get("/admin/login/passkey/", HTTP_ACCEPT="application/json").json()


def test_password_managers_are_told_what_is_what_and_nothing_forbids_pasting():
    html = Client().get("/admin/login/").content.decode()
    assert 'autocomplete="username"' in html
    assert 'autocomplete="current-password"' in html
    assert "onpaste" not in html


def test_a_lost_factor_is_forgotten_by_command_and_asked_for_again():
    user = somebody("publisher", factor=True)
    call_command("forget_second_factor", user.username)
    assert not has_factor(user)
    assert "desk.factor_removed" in trail(user)
    client, _answer = sign_in(user)
    assert client.get("/admin/").url == "/admin/security/"
    with pytest.raises(CommandError, match="no user"):
        call_command("forget_second_factor", "nobody")


def test_removing_the_factor_takes_the_desk_away_again():
    user = somebody("publisher", factor=True)
    client, _answer = sign_in(user)
    client.post("/admin/login/code/", {"code": code()})
    client.post("/admin/security/app/remove/")
    assert not Authenticator.objects.filter(user=user).exists()
    again, _answer = sign_in(user)
    assert again.get("/admin/").url == "/admin/security/"
