"""Guessing stops being answered; sessions can be seen and ended."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.auth import get_user
from django.test import Client, RequestFactory
from django.utils import timezone

from editorial.scheduled import forget_sessions
from editorial.signin.throttle import UNKNOWN, client_address

from .conftest import code, sign_in, somebody

pytestmark = pytest.mark.usefixtures("required")


def guess(user, times: int, **extra) -> Client:
    client = Client(**extra)
    for _time in range(times):
        _client, answer = sign_in(user, "wrong", client)
    client.last = answer
    return client


def test_the_sixth_attempt_is_refused_even_with_the_right_password():
    user = somebody("writer")
    client = guess(user, 5)
    assert client.last.status_code == 429
    _client, answer = sign_in(user, client=client)
    assert answer.status_code == 429
    assert "vänta" in answer.content.decode().lower()
    assert 'value="writer"' in answer.content.decode()
    assert not get_user(client).is_authenticated


def test_a_stranger_elsewhere_does_not_lock_an_editor_out():
    user = somebody("writer")
    guess(user, 6, REMOTE_ADDR="203.0.113.9")
    _client, answer = sign_in(user, client=Client(REMOTE_ADDR="198.51.100.7"))
    assert answer.status_code == 302


def test_the_door_opens_again_after_a_quarter_of_an_hour():
    user = somebody("writer")
    guess(user, 6)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert sign_in(user)[1].status_code == 302


def test_guessing_codes_is_stopped_as_well():
    user = somebody("publisher", factor=True)
    client, _answer = sign_in(user)
    for _time in range(5):
        client.post("/admin/login/code/", {"code": "000000"})
    client.post("/admin/login/code/", {"code": code()})
    assert not get_user(client).is_authenticated


def test_the_address_comes_from_the_header_that_the_proxy_sets(settings):
    request = RequestFactory().get("/", HTTP_X_REAL_IP="198.51.100.7", REMOTE_ADDR="127.0.0.1")
    assert client_address(request) == "127.0.0.1"
    settings.CLIENT_ADDRESS_HEADER = "X-Real-IP"
    assert client_address(request) == "198.51.100.7"
    assert client_address(RequestFactory().get("/", HTTP_X_REAL_IP="'; --")) == UNKNOWN
    assert client_address(RequestFactory().get("/")) == UNKNOWN


def test_a_session_is_listed_and_ended_from_another():
    user = somebody("writer")
    here, _answer = sign_in(user, client=Client(HTTP_USER_AGENT="Here"))
    there, _answer = sign_in(user, client=Client(HTTP_USER_AGENT="There"))
    html = here.get("/admin/security/sessions/").content.decode()
    assert "Here" in html
    assert "There" in html
    other = UserSession.objects.get(user_agent="There")
    here.post("/admin/security/sessions/", {"id": other.pk})
    assert not get_user(there).is_authenticated
    assert get_user(here).is_authenticated


def test_all_other_sessions_are_ended_at_once_and_ones_own_by_choice():
    user = somebody("writer")
    clients = [sign_in(user)[0] for _place in range(3)]
    clients[0].post("/admin/security/sessions/")
    assert [get_user(each).is_authenticated for each in clients] == [True, False, False]
    own = UserSession.objects.get()
    assert clients[0].post("/admin/security/sessions/", {"id": own.pk}).url == "/admin/login/"
    assert not get_user(clients[0]).is_authenticated


def test_nobody_ends_the_session_of_somebody_else():
    victim, _answer = sign_in(somebody("reviewer"))
    other = UserSession.objects.get()
    attacker, _answer = sign_in(somebody("writer"))
    attacker.post("/admin/security/sessions/", {"id": other.pk})
    assert get_user(victim).is_authenticated


def test_what_was_known_of_old_sessions_and_attempts_is_forgotten():
    user = somebody("writer")
    client, _answer = sign_in(user)
    guess(user, 2)
    client.session.flush()
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(hours=1))
    forget_sessions()
    assert not UserSession.objects.exists()
    assert not AccessAttempt.objects.exists()
