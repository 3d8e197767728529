"""Where a request comes from, and what is said to whoever has guessed too often."""

import ipaddress

from axes.exceptions import AxesBackendPermissionDenied
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

UNKNOWN = "0.0.0.0"  # noqa: S104 - stands for "not told", nothing listens on it


def client_address(request: HttpRequest) -> str:
    """The client's address, or one value for all where the proxy does not tell it."""
    header = settings.CLIENT_ADDRESS_HEADER
    told = request.headers.get(header, "") if header else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(told))
    except ValueError:
        return UNKNOWN


def refusal() -> str:
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return _(
        "Too many wrong attempts. Wait %(minutes)d minutes, or sign in with a passkey if you have "
        "one."
    ) % {"minutes": minutes}


def is_locked_out(request: HttpRequest, username: str) -> bool:
    try:
        return not AxesProxyHandler.is_allowed(request, {"username": username})
    except AxesBackendPermissionDenied:
        return True


def locked_out(request: HttpRequest, response=None, credentials=None) -> HttpResponse:
    """The sign-in form again, with the reason, as 429."""
    from .views import SignIn  # noqa: PLC0415 - the view needs the settings that name this module

    messages.error(request, refusal())
    view = SignIn()
    view.setup(request)
    form = view.get_form_class()(request, initial={"username": request.POST.get("username", "")})
    page = view.render_to_response(view.get_context_data(form=form), status=429)
    return page.render()
