"""What is known not to be accessible: dated records that the accessibility statement shows."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class Deviation(models.Model):
    """Something that some people cannot use, why, since when it is known and when it was mended."""

    class Reason(models.TextChoices):
        NOT_COMPLIANT = "not-compliant", _("Not compliant with the act")
        DISPROPORTIONATE = "disproportionate", _("Disproportionate burden")
        EXEMPT = "exempt", _("Not covered by the act")

    text_sv = models.TextField(_("what does not work (Swedish)"))
    text_en = models.TextField(_("what does not work (English)"))
    reason = models.CharField(
        _("reason"), max_length=20, choices=Reason.choices, default=Reason.NOT_COMPLIANT
    )
    criterion = models.CharField(
        _("criterion"), max_length=20, blank=True, help_text=_("In WCAG, as 1.4.3.")
    )
    found_on = models.DateField(_("found"), default=timezone.localdate)
    mended_by = models.DateField(_("planned to be mended by"), null=True, blank=True)
    mended_on = models.DateField(_("mended"), null=True, blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("text_sv"), FieldPanel("text_en")], heading=_("What does not work")
        ),
        FieldPanel("reason"),
        FieldPanel("criterion"),
        FieldPanel("found_on"),
        FieldPanel("mended_by"),
        FieldPanel("mended_on"),
    ]

    class Meta:
        verbose_name = _("accessibility deviation")
        verbose_name_plural = _("accessibility deviations")
        ordering = ["-found_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.found_on}: {self.text_sv[:80]}"

    def clean(self):
        super().clean()
        if self.mended_on and self.found_on and self.mended_on < self.found_on:
            raise ValidationError({"mended_on": _("It was mended before it was found.")})

    def text(self, locale: str) -> str:
        return self.text_en if locale == "en" else self.text_sv
