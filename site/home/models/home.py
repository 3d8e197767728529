"""The front door."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cases.models import CasePage
from guides.models import ProcurementModelPage
from portal.blocks import ProseBlock
from portal.models.base import PortalPage
from portal.news import News, latest
from portal.visibility import open_to_all
from reference.taxonomies import Audience

NEWS = 4


class DoorBlock(blocks.StructBlock):
    """One way in: for whom, and where it leads."""

    audience = blocks.ChoiceBlock(label=_("Audience"), choices=Audience.choices)
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = ProseBlock(label=_("Text and links"))

    class Meta:
        label = _("Door")


class HomePage(PortalPage):
    doors = StreamField([("item", DoorBlock())], verbose_name=_("ways in"))

    content_kind = "home"
    content_fields = [*PortalPage.base_content_fields, "doors"]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "guides.ModelIndexPage",
        "guides.GuideIndexPage",
        "cases.CaseIndexPage",
        "portal.StandardPage",
        "portal.GlossaryPage",
        "portal.LawPage",
        "portal.ThresholdsPage",
        "advisor.ChooserPage",
        "advisor.SelfCheckPage",
        "advisor.CalculatorPage",
        "home.JourneyPage",
        "portal.ChangesPage",
    ]
    template = "home/home_page.html"
    content_panels = [*PortalPage.content_panels, FieldPanel("doors")]
    search_fields = [*PortalPage.search_fields, index.SearchField("doors")]
    api_fields = [*PortalPage.api_fields, APIField("doors")]

    class Meta:
        verbose_name = _("Home page")

    def get_context(self, request, *args, **kwargs):
        here = {"locale_id": self.locale_id}
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "models": open_to_all(ProcurementModelPage.objects.filter(**here)).order_by("path"),
            "cases": open_to_all(CasePage.objects.filter(**here)).order_by("path")[:3],
            "news": self.news(context["foot_pages"]),
            # The front door sends readers on; it explains no words.
            "words": None,
        }

    def news(self, foot_pages: list[Page]) -> list[News]:
        """The latest of what readers come for: not the pages about the site, unless noted."""
        about = {page.pk for page in foot_pages}
        found = latest(self.locale, self, NEWS + len(about))
        return [item for item in found if item.note or item.page.pk not in about][:NEWS]
