"""Structured citations."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .base import ReferenceRecord


class Source(ReferenceRecord):
    """What a figure or claim rests on: publisher, title, address and the day it was read."""

    publisher = models.CharField(_("publisher"), max_length=200)
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("address"), max_length=500, blank=True)
    date_read = models.DateField(
        _("date read"),
        null=True,
        blank=True,
        help_text=_("Empty until a person has opened the source itself."),
    )
    language = models.CharField(
        _("language"), max_length=5, default="sv", help_text=_("Language code, as sv or en.")
    )
    note = models.TextField(_("note"), blank=True)
    note_en = models.TextField(_("note in English"), blank=True)

    panels = [
        FieldPanel(name)
        for name in ("key", "publisher", "title", "url", "date_read", "language", "note", "note_en")
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["publisher", "title"]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}"
