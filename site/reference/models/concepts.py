"""Glossary concepts: preferred terms, other forms, forms to avoid, in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from .base import ReferenceRecord, both

ONE_PER_LINE = _("One per line.")


class Concept(ReferenceRecord):
    """One concept with its terms in both languages (concept-oriented, as ISO 30042 has it)."""

    term_sv = models.CharField(_("term (Swedish)"), max_length=120)
    term_en = models.CharField(_("term (English)"), max_length=120)
    forms_sv = models.TextField(_("other forms (Swedish)"), blank=True, help_text=ONE_PER_LINE)
    forms_en = models.TextField(_("other forms (English)"), blank=True, help_text=ONE_PER_LINE)
    avoid_sv = models.TextField(_("forms to avoid (Swedish)"), blank=True, help_text=ONE_PER_LINE)
    avoid_en = models.TextField(_("forms to avoid (English)"), blank=True, help_text=ONE_PER_LINE)
    definition_sv = models.TextField(_("definition (Swedish)"))
    definition_en = models.TextField(_("definition (English)"))
    source_sv = models.ForeignKey(
        "reference.Source",
        verbose_name=_("source (Swedish)"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    source_en = models.ForeignKey(
        "reference.Source",
        verbose_name=_("source (English)"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [
        FieldPanel("key"),
        MultiFieldPanel(both("term"), heading=_("Preferred term")),
        MultiFieldPanel(both("definition"), heading=_("Definition")),
        MultiFieldPanel([*both("forms"), *both("avoid")], heading=_("Other forms")),
        MultiFieldPanel(both("source"), heading=_("Source")),
    ]

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.term_sv} / {self.term_en}"

    def forms(self, locale: str | None = None) -> list[str]:
        """Other forms that people use and search for, without empty lines."""
        return self.text("forms", locale).split("\n") if self.text("forms", locale) else []
