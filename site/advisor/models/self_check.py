"""The questions of the self-check for firms."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.blocks.text import validate_place
from reference.models.base import ReferenceRecord, both


class SelfCheckQuestion(ReferenceRecord):
    """One thing that a small firm needs to bid, and what to do if it is not there.

    `effect` orders the advice: 3 stops a bid, 2 often decides, 1 helps.
    """

    position = models.PositiveSmallIntegerField(_("position"))
    effect = models.PositiveSmallIntegerField(
        _("effect"),
        choices=[(3, _("Without it there is no bid")), (2, _("Often decides")), (1, _("Helps"))],
    )
    guide = models.SlugField(
        _("guide"), max_length=80, blank=True, db_index=False,
        help_text=_("Key of the page that tells how, as guide-ready."),
    )  # fmt: skip
    section = models.ForeignKey(
        "reference.LawSection", verbose_name=_("section"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    place = models.CharField(
        _("place in the section"), max_length=10, blank=True, validators=[validate_place]
    )
    source = models.ForeignKey(
        "reference.Source", verbose_name=_("source"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    text_sv = models.CharField(_("question (Swedish)"), max_length=150)
    text_en = models.CharField(_("question (English)"), max_length=150)
    reason_sv = models.TextField(_("why it matters (Swedish)"))
    reason_en = models.TextField(_("why it matters (English)"))
    ready_sv = models.CharField(_("what is ready, if yes (Swedish)"), max_length=200)
    ready_en = models.CharField(_("what is ready, if yes (English)"), max_length=200)
    advice_sv = models.TextField(_("what to do, if not (Swedish)"))
    advice_en = models.TextField(_("what to do, if not (English)"))

    panels = [
        FieldPanel("key"),
        FieldPanel("position"),
        FieldPanel("effect"),
        MultiFieldPanel(both("text"), heading=_("Question")),
        MultiFieldPanel(both("reason"), heading=_("Why it matters")),
        MultiFieldPanel(both("ready"), heading=_("Ready")),
        MultiFieldPanel(both("advice"), heading=_("What to do")),
        FieldPanel("guide"),
        FieldPanel("section"),
        FieldPanel("place"),
        FieldPanel("source"),
    ]

    class Meta:
        verbose_name = _("self-check: question")
        verbose_name_plural = _("self-check: questions")
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text("text")
