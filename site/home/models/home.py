"""The front door."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from cases.models import CasePage
from guides.models import ProcurementModelPage
from portal.blocks import ProseBlock
from portal.models.base import PortalPage
from portal.visibility import open_to_all
from reference.taxonomies import Audience


class DoorBlock(blocks.StructBlock):
    """One way in: for whom, and where it leads."""

    audience = blocks.ChoiceBlock(label=_("Audience"), choices=Audience.choices)
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = ProseBlock(label=_("Text and links"))


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
        return super().get_context(request, *args, **kwargs) | {
            "models": open_to_all(ProcurementModelPage.objects.filter(**here)).order_by("path"),
            "cases": open_to_all(CasePage.objects.filter(**here)).order_by("path"),
        }
