"""The form that follows “Was the page useful?”."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 1000


class FeedbackForm(forms.Form):
    useful = forms.ChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))],
        error_messages={
            "required": _("Choose yes or no."),
            "invalid_choice": _("Choose yes or no."),
        },
    )
    text = forms.CharField(required=False, max_length=LONGEST_TEXT)
    token = forms.CharField(max_length=200, required=False)
    # People do not see this field; programs that fill in everything do.
    website = forms.CharField(required=False)

    @property
    def is_trap_sprung(self) -> bool:
        return bool(self.data.get("website"))
