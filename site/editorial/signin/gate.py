"""Nobody who may publish or manage users works without a second factor.

The session is asked, not the user alone: a session that began in some other way than through the
sign-in form must prove the second factor before it opens anything of the desk.
"""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.permission_policies.pages import PagePermissionPolicy

from editorial.roles.gate import ADMIN

# What one needs in order to get the factor, or to leave.
OPEN = ("security/confirm/", "login/", "logout/", "jsi18n/", "sprite/", "password_reset/")
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class SecondFactorGate:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_REQUIRED or not request.path.startswith(ADMIN):
            return None
        address = request.path.removeprefix(ADMIN)
        if address.startswith(OPEN) or not request.user.is_authenticated or was_proved(request):
            return None
        if is_mfa_enabled(request.user, FACTORS):
            return redirect(where_to_prove(request.user))
        if address.startswith("security/") or not needs_second_factor(request.user):
            return None
        return require_admin_access(ask_for_one)(request)


def where_to_prove(user) -> str:
    has_app = is_mfa_enabled(user, [Authenticator.Type.TOTP])
    return "mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn"


def ask_for_one(request: HttpRequest) -> HttpResponse:
    messages.warning(
        request,
        _("You may publish or manage users. Add a passkey or an authenticator app to go on."),
    )
    return redirect("mfa_index")


def was_proved(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(one["method"] == "mfa" for one in records)


def needs_second_factor(user) -> bool:
    if user.is_superuser or user.has_perm("auth.change_user"):
        return True
    if any(".publish_" in name for name in user.get_all_permissions()):
        return True
    return PagePermissionPolicy().user_has_permission(user, "publish")
