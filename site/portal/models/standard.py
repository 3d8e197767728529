"""A page of free text: about, privacy, accessibility."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import BodyBlock
from .accessibility import Deviation
from .base import PortalPage

ACCESSIBILITY = "accessibility"


class StandardPage(PortalPage):
    body = StreamField(BodyBlock(), verbose_name=_("body"))

    content_kind = "standard"
    content_fields = [*PortalPage.base_content_fields, "show_in_menus", "body"]

    parent_page_types = ["home.HomePage", "portal.StandardPage"]
    subpage_types = ["portal.StandardPage"]
    template = "portal/standard_page.html"
    content_panels = [*PortalPage.content_panels, FieldPanel("body")]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]
    api_fields = [*PortalPage.api_fields, APIField("body")]

    class Meta:
        verbose_name = _("Standard page")
        verbose_name_plural = _("Standard pages")

    def get_context(self, request, *args, **kwargs):
        """The accessibility statement ends with the deviations that are not mended."""
        context = super().get_context(request, *args, **kwargs)
        if self.key == ACCESSIBILITY:
            code = self.locale.language_code
            context["deviations"] = [
                {"record": record, "words": record.text(code)}
                for record in Deviation.objects.filter(mended_on=None)
            ]
        return context
