"""Limits in money, as dated records."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from ..taxonomies import Authority, ContractKind
from .base import ReferenceRecord


class Limit(models.TextChoices):
    THRESHOLD = "threshold", _("Threshold")
    DIRECT_AWARD = "direct-award", _("Direct award limit")


class Threshold(ReferenceRecord):
    """A limit that holds from `valid_from` to `valid_to` (both days included), excluding VAT.

    `sek` stays empty until the official value is confirmed: it is never converted from `eur`.
    """

    act = models.ForeignKey(
        "reference.Act", verbose_name=_("act"), on_delete=models.PROTECT, related_name="+"
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    authority = models.CharField(_("authority"), max_length=10, choices=Authority.choices)
    contract = models.CharField(_("contract"), max_length=10, choices=ContractKind.choices)
    limit = models.CharField(_("limit"), max_length=15, choices=Limit.choices)
    eur = models.PositiveIntegerField(_("EUR"), null=True, blank=True)
    sek = models.PositiveIntegerField(
        _("SEK"), null=True, blank=True, help_text=_("Empty until the official value is confirmed.")
    )
    source = models.ForeignKey(
        "reference.Source",
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [
        FieldPanel(name)
        for name in (
            "key",
            "act",
            "limit",
            "authority",
            "contract",
            "valid_from",
            "valid_to",
            "eur",
            "sek",
            "source",
        )
    ]

    class Meta:
        verbose_name = _("threshold")
        verbose_name_plural = _("thresholds")
        ordering = ["-valid_from", "limit", "contract", "authority"]

    def __str__(self) -> str:
        return self.key

    def clean(self):
        super().clean()
        if self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("The period ends before it begins.")})
        if self.eur is None and self.sek is None:
            raise ValidationError({"eur": _("Give the value in EUR, in SEK, or both.")})
