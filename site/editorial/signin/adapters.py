"""How allauth behaves on this site."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override
from wagtail.log_actions import log

from editorial.people import language_of

from .throttle import client_address

JUST_NOW = 10 * 60


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("wagtailadmin_home")

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Who has signed in this minute need not prove it again before adding a second factor."""
        request = context.request
        records = get_authentication_records(request, request.user)
        if any(time.time() - one["at"] < JUST_NOW for one in records):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        """Tell the user, in their language, that a factor was added or removed."""
        if not user.email:
            return
        with override(language_of(user)):
            super().send_notification_mail(template_prefix, user, context, email=user.email)

    def format_email_subject(self, subject: str) -> str:
        return f"[{settings.WAGTAIL_SITE_NAME}] {subject}"


class SecondFactorAdapter(DefaultMFAAdapter):
    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def get_totp_label(self, user) -> str:
        return user.get_username()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": settings.WAGTAIL_SITE_NAME}


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions) -> None:
        super().end_sessions(sessions)
        for user in {session.user for session in sessions}:
            log(user, "desk.session_ended", user=context.request.user)
