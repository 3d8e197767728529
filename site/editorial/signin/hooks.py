"""What signing in adds to Wagtail's admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .urls import account_pages

ACTIONS = {
    "desk.sign_in": (_("Sign in"), _("Signed in")),
    "desk.throttled": (_("Throttle sign-in"), _("Sign-in stopped after too many wrong attempts")),
    "desk.factor_added": (_("Add second factor"), _("Second factor added")),
    "desk.factor_removed": (_("Remove second factor"), _("Second factor removed")),
    "desk.session_ended": (_("End session"), _("Session ended")),
}


@hooks.register("register_admin_urls")
def addresses():
    return account_pages


@hooks.register("register_log_actions")
def log_actions(actions):
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_account_menu_item")
def second_factor(request):
    return {
        "url": reverse("mfa_index"),
        "label": _("Passkeys and second factor"),
        "help_text": _("What you sign in with besides your password."),
    }


@hooks.register("register_account_menu_item")
def sessions(request):
    return {
        "url": reverse("usersessions_list"),
        "label": _("Where you are signed in"),
        "help_text": _("Look through the places and sign out of them."),
    }
