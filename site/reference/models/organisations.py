"""Who buys, sells, pays and takes part."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from ..taxonomies import OrganisationKind
from .base import ReferenceRecord, both


class Organisation(ReferenceRecord):
    name_sv = models.CharField(_("name (Swedish)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    country = models.CharField(
        _("country"), max_length=2, default="SE", help_text=_("ISO 3166 code, as SE or NO.")
    )
    url = models.URLField(_("address"), max_length=500, blank=True)

    panels = [
        FieldPanel("key"),
        MultiFieldPanel(both("name"), heading=_("Name")),
        FieldPanel("kind"),
        FieldPanel("country"),
        FieldPanel("url"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_sv"]

    def __str__(self) -> str:
        return self.name_sv
