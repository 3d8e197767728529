"""Readers' reports, which the act's reporting function has to answer in reasonable time."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class AccessibilityReport(models.Model):
    """What a reader reported and what was answered. Who it was stays in the mailbox."""

    received_on = models.DateField(_("received"), default=timezone.localdate)
    page = models.CharField(
        _("page"), max_length=300, blank=True, help_text=_("Its address, as the reader gave it.")
    )
    text = models.TextField(
        _("what was reported"), help_text=_("In short, without name, address or health.")
    )
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    answer = models.TextField(_("what was answered"), blank=True)
    deviation = models.ForeignKey(
        "portal.Deviation",
        verbose_name=_("deviation that it led to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
    )

    panels = [
        FieldPanel(name)
        for name in ("received_on", "page", "text", "answered_on", "answer", "deviation")
    ]

    class Meta:
        verbose_name = _("accessibility report")
        verbose_name_plural = _("accessibility reports")
        ordering = ["-received_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.received_on}: {self.text[:80]}"

    def clean(self):
        super().clean()
        if self.answered_on and self.received_on and self.answered_on < self.received_on:
            raise ValidationError({"answered_on": _("It was answered before it was received.")})
        if self.answered_on and not self.answer.strip():
            raise ValidationError({"answer": _("Say what was answered.")})

    @property
    def days(self) -> int:
        """From report to reply, or until today."""
        return ((self.answered_on or timezone.localdate()) - self.received_on).days
