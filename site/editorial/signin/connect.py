"""What signing in writes into the audit trail, and what counts as a wrong attempt."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_login_failed
from wagtail.log_actions import log


def connect() -> None:
    user_logged_in.connect(signed_in, dispatch_uid="desk-signed-in")
    user_locked_out.connect(throttled, dispatch_uid="desk-throttled")
    authentication_failed.connect(wrong_code, dispatch_uid="desk-wrong-code")
    authenticator_added.connect(factor_added, dispatch_uid="desk-factor-added")
    authenticator_removed.connect(factor_removed, dispatch_uid="desk-factor-removed")


def signed_in(user, **kwargs) -> None:
    log(user, "desk.sign_in", user=user)


def throttled(username: str, **kwargs) -> None:
    user = get_user_model().objects.filter(username=username).first()
    if user:
        log(user, "desk.throttled")


def wrong_code(request, user, **kwargs) -> None:
    """A wrong code counts as a wrong password does."""
    credentials = {"username": user.get_username()}
    user_login_failed.send(sender=__name__, request=request, credentials=credentials)


def factor_added(request, user, authenticator, **kwargs) -> None:
    """Whoever has just added a factor has just shown that they have it."""
    record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
    log(user, "desk.factor_added", user=request.user, data={"type": authenticator.type})


def factor_removed(request, user, authenticator, **kwargs) -> None:
    log(user, "desk.factor_removed", user=request.user, data={"type": authenticator.type})
