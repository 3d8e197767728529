"""Acts, their sections, and the sections' dated wordings."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from ..taxonomies import SectionRegime
from .base import ReferenceRecord, both


class Act(ReferenceRecord):
    number = models.CharField(_("number"), max_length=20, help_text=_("SFS number, as 2016:1145."))
    abbreviation = models.CharField(_("abbreviation"), max_length=10)
    title_sv = models.CharField(_("title (Swedish)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=200)
    in_force_from = models.DateField(_("in force from"))
    url = models.URLField(_("address of the official text"), max_length=500, blank=True)

    panels = [
        FieldPanel("key"),
        FieldPanel("number"),
        FieldPanel("abbreviation"),
        MultiFieldPanel(both("title"), heading=_("Title")),
        FieldPanel("in_force_from"),
        FieldPanel("url"),
    ]

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.abbreviation} ({self.number})"


class LawSection(ReferenceRecord, ClusterableModel):
    """A section of an act. Its wording lies in dated versions, newest last.

    The Swedish text is the law; `paraphrase_en` is ours and unofficial.
    """

    act = models.ForeignKey(
        Act, verbose_name=_("act"), on_delete=models.PROTECT, related_name="sections"
    )
    chapter = models.CharField(_("chapter"), max_length=10, help_text=_("As in the act: 19 a."))
    number = models.CharField(_("section"), max_length=10, help_text=_("As in the act: 7 a."))
    sort_order = models.PositiveIntegerField(editable=False, default=0)
    chapter_title = models.CharField(_("chapter title"), max_length=200)
    chapter_title_en = models.CharField(_("chapter title (English)"), max_length=200, blank=True)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    heading_en = models.CharField(_("heading (English)"), max_length=200, blank=True)
    regime = models.CharField(
        _("regime"),
        max_length=15,
        choices=SectionRegime.choices,
        help_text=_("Where the section applies by the chapter that it stands in."),
    )
    paraphrase_en = models.TextField(_("paraphrase in English (unofficial)"), blank=True)

    panels = [
        FieldPanel("key"),
        FieldPanel("act"),
        FieldPanel("chapter"),
        FieldPanel("number"),
        FieldPanel("chapter_title"),
        FieldPanel("chapter_title_en"),
        FieldPanel("heading"),
        FieldPanel("heading_en"),
        FieldPanel("regime"),
        InlinePanel(
            "brought_in", label=_("Brought in by"), heading=_("Also applies, by reference")
        ),
        FieldPanel("paraphrase_en"),
        InlinePanel("versions", label=_("Wording"), min_num=1),
    ]

    class Meta:
        verbose_name = _("section of an act")
        verbose_name_plural = _("sections of acts")
        ordering = ["act", "sort_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["act", "chapter", "number"], name="one_record_per_section"
            )
        ]

    def __str__(self) -> str:
        return f"{self.act.abbreviation} {self.chapter} kap. {self.number} §"

    def save(self, *args, **kwargs):
        self.sort_order = section_order(self.chapter) * 10_000 + section_order(self.number)
        super().save(*args, **kwargs)

    @property
    def current(self) -> "SectionVersion | None":
        """The newest wording, or None. Prefetch `versions` to make this free."""
        return max(self.versions.all(), key=lambda version: version.sort_order or 0, default=None)


def section_order(number: str) -> int:
    """Sort value of a chapter or section number: '19' < '19 a' < '20'."""
    match = re.fullmatch(r"(\d+)(?: ([a-zåäö]))?", number)
    if not match:
        return 0
    letter = match[2]
    return int(match[1]) * 30 + ("abcdefghijklmnopqrstuvwxyzåäö".index(letter) + 1 if letter else 0)


class SectionReference(models.Model):
    """Another section that makes this one apply in a regime where it otherwise would not."""

    section = ParentalKey(LawSection, on_delete=models.CASCADE, related_name="brought_in")
    regime = models.CharField(_("regime"), max_length=15, choices=SectionRegime.choices)
    by = models.ForeignKey(
        LawSection, verbose_name=_("by section"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("regime"), FieldPanel("by")]


class SectionVersion(models.Model):
    """The wording of a section as consolidated to one amending act, word for word."""

    section = ParentalKey(LawSection, on_delete=models.CASCADE, related_name="versions")
    sort_order = models.PositiveIntegerField(default=0, editable=False)
    text = models.TextField(_("text, word for word"))
    consolidated_to = models.CharField(
        _("consolidated to"), max_length=20, help_text=_("As SFS 2025:360.")
    )
    amended_by = models.CharField(_("last changed by"), max_length=20, blank=True)
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day when a person compared the text with the official one."),
    )
    checked_by = models.CharField(_("checked by"), max_length=100, blank=True)

    panels = [
        FieldPanel("text"),
        FieldPanel("consolidated_to"),
        FieldPanel("amended_by"),
        FieldPanel("checked_on"),
        FieldPanel("checked_by"),
    ]

    class Meta:
        ordering = ["sort_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "consolidated_to"], name="one_wording_per_consolidation"
            )
        ]
