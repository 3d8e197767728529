"""A Swedish change that was marked as a legal correction, and what became of the English page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalCorrection(models.Model):
    """Waits for the Swedish page's next publication when `effective_at` is empty."""

    class Means(models.TextChoices):
        WARN = "warn", _("Warn on the English page at once")
        WITHDRAW = "withdraw", _("Withdraw the English page")

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="legal_corrections"
    )
    means = models.CharField(max_length=10, choices=Means.choices)
    marked_at = models.DateTimeField(auto_now_add=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    effective_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-marked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.means}"
