"""Words that authors are asked to write otherwise."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class WriteInstead(models.Model):
    """A word or phrase as it is written, and what says the same more plainly."""

    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    form = models.CharField(
        _("word or phrase"), max_length=60, help_text=_("As it stands in a text, in lower case.")
    )
    instead = models.CharField(_("write instead"), max_length=120)

    class Meta:
        verbose_name = _("word to write otherwise")
        verbose_name_plural = _("words to write otherwise")
        ordering = ["language", "form"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "form"],
                name="one_form_a_language",
                violation_error_message=_("The word is on the list already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.form} → {self.instead}"

    def clean(self):
        super().clean()
        self.form = " ".join(self.form.lower().split())
