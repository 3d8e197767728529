"""A guide: steps in order, each ending *done when*, or free sections, or both."""

import math
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from portal.blocks import BodyBlock
from portal.filters import AUDIENCE, PHASE, SECTOR
from portal.models.base import PortalPage
from portal.models.listing import ListPage
from portal.models.mixins import Classified, Sourced
from portal.printing.parts import Print
from portal.texts import word_count

from ..blocks import GuideStepBlock
from .related import models_of

WORDS_A_MINUTE = 200


class GuideIndexPage(ListPage):
    facets = (AUDIENCE, PHASE, SECTOR)
    content_fields = [*PortalPage.base_content_fields, "show_in_menus"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["guides.GuidePage"]
    template = "guides/guide_index_page.html"
    search_fields = [*PortalPage.search_fields]
    api_fields = [*PortalPage.api_fields]

    class Meta:
        verbose_name = _("List of guides")


class GuidePage(Classified, Sourced, PortalPage):
    outcomes = StreamField(
        [("item", blocks.CharBlock(label=_("Outcome"), max_length=250))],
        verbose_name=_("what you can do after it"),
    )
    steps = StreamField([("item", GuideStepBlock())], verbose_name=_("steps"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    models = ParentalManyToManyField(
        "guides.ProcurementModelPage",
        verbose_name=_("models it concerns"),
        related_name="guides",
        blank=True,
    )

    content_kind = "guide"
    content_fields = [
        *PortalPage.base_content_fields,
        *Classified.classified_fields,
        "outcomes",
        "steps",
        "models",
        "sources",
        "body",
    ]
    headings: ClassVar = {
        **PortalPage.headings,
        "outcomes": ("outcomes", _("When you have read the guide")),
    }

    parent_page_types = ["guides.GuideIndexPage"]
    subpage_types: list[str] = []
    template = "guides/guide_page.html"
    content_panels = [
        *PortalPage.content_panels,
        Classified.classified_panel,
        FieldPanel("outcomes"),
        FieldPanel("steps"),
        FieldPanel("body"),
        FieldPanel("models"),
        FieldPanel("sources"),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("steps"),
        index.SearchField("body"),
    ]
    api_fields = [
        *PortalPage.api_fields,
        *[
            APIField(name)
            for name in content_fields[len(PortalPage.base_content_fields) :]
            if name != "models"
        ],
    ]

    class Meta:
        verbose_name = _("Guide")
        verbose_name_plural = _("Guides")

    def clean(self):
        super().clean()
        if not self.audiences:
            raise ValidationError({"audiences": _("Say whom the guide is for.")})
        if not self.steps and not self.body:
            raise ValidationError({"steps": _("A guide needs steps, a body, or both.")})

    @property
    def schema_type(self) -> str:
        return "HowTo" if self.steps else "Article"

    def structured_data(self) -> dict[str, Any]:
        steps = [
            {
                "@type": "HowToStep",
                "position": number,
                "name": step.value["title"],
                "url": f"{self.full_url}#step-{number}",
                "text": step.value["done_when"],
            }
            for number, step in enumerate(self.steps, start=1)
        ]
        return {"step": steps} if steps else {}

    @property
    def reading_minutes(self) -> int:
        """Minutes at 200 words a minute, at least 1."""
        words = word_count(self.steps) + word_count(self.body)
        return max(1, math.ceil(words / WORDS_A_MINUTE))

    def prints(self) -> list[Print]:
        return self.print_whole()

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"models": models_of(self)}
