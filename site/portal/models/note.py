"""An editor's words for what changed on a page."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class ChangeNote(models.Model):
    """An editor's words, in both languages, for what changed on a page."""

    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("In either language; the note is shown in both."),
    )
    day = models.DateField(_("day"), default=timezone.localdate)
    note_sv = models.CharField(_("what changed (Swedish)"), max_length=300)
    note_en = models.CharField(_("what changed (English)"), max_length=300)

    panels = [FieldPanel(name) for name in ("page", "day", "note_sv", "note_en")]

    class Meta:
        verbose_name = _("change note")
        verbose_name_plural = _("change notes")
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.day}: {self.note_sv}"

    def text(self, locale: str) -> str:
        return self.note_en if locale == "en" else self.note_sv
