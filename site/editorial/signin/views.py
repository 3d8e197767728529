"""Signing in, and the sessions that are open."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin.views.account import LoginView


class SignIn(LoginView):
    """Wagtail's form; allauth then asks for the second factor, if there is one."""

    def form_valid(self, form) -> HttpResponse:
        remember = form.cleaned_data.get("remember")
        self.request.session.set_expiry(settings.SESSION_COOKIE_AGE if remember else 0)
        user = form.get_user()
        login = Login(user=user, redirect_url=self.get_success_url(), email_verification="none")
        return perform_password_login(self.request, {"username": user.get_username()}, login)


def sessions(request: HttpRequest) -> HttpResponse:
    """The places where the user is signed in. POST ends one of them (`id`), or all others."""
    own = UserSession.objects.purge_and_list(request.user)
    if request.method == "POST":
        chosen = request.POST.get("id", "")
        ending = [one for one in own if str(one.pk) == chosen or (not chosen and not current(one))]
        get_adapter().end_sessions(ending)
        if any(current(one) for one in ending):
            logout(request)
            return redirect("wagtailadmin_login")
        messages.success(request, _("Signed out there."))
        return redirect("usersessions_list")
    rows = sorted(own, key=lambda one: one.created_at, reverse=True)
    return render(
        request,
        "editorial/signin/sessions.html",
        {"sessions": rows, "others": any(not current(one) for one in rows)},
    )


def current(session: UserSession) -> bool:
    return session.is_current()
