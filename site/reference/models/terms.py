"""Taxonomies that editors extend."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from .base import ReferenceRecord, both


class Term(ReferenceRecord):
    name_sv = models.CharField(_("name (Swedish)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120)
    description_sv = models.TextField(_("description (Swedish)"), blank=True)
    description_en = models.TextField(_("description (English)"), blank=True)

    panels = [
        FieldPanel("key"),
        MultiFieldPanel(both("name"), heading=_("Name")),
        MultiFieldPanel(both("description"), heading=_("Description")),
    ]

    class Meta:
        abstract = True
        ordering = ["key"]

    def __str__(self) -> str:
        return self.text("name")


class Sector(Term):
    class Meta(Term.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")


class Technique(Term):
    """A purchasing technique that models use, as life-cycle cost or a dynamic purchasing system."""

    class Meta(Term.Meta):
        verbose_name = _("technique")
        verbose_name_plural = _("techniques")
