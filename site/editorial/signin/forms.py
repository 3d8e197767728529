"""What is typed on the way in."""

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from django import forms
from wagtail.admin.forms.auth import LoginForm

from .throttle import is_locked_out, refusal


class SignInForm(LoginForm):
    """Tells password managers what is what; Wagtail's form says nothing, or "off"."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"


class SecondFactorForm(AuthenticateForm):
    """Code of an authenticator app, or a recovery code.

    Guesses are counted in the database, for all server processes together.
    """

    def clean_code(self) -> str:
        if is_locked_out(context.request, self.user.get_username()):
            raise forms.ValidationError(refusal())
        return super().clean_code()
