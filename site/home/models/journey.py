"""A journey: pages in order, from a start that the reader recognises to an end worth reaching."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from portal.blocks.pages import PageKeyBlock
from portal.models.base import PortalPage
from portal.page_keys import pages_by_key
from portal.printing.parts import Part, Print
from reference.fields import ChoiceListField
from reference.taxonomies import Audience

# The word for a step in an address, by language.
STEP_WORDS = {"sv": "steg", "en": "step"}


class StopBlock(blocks.StructBlock):
    """One page to read on the way."""

    page = PageKeyBlock(label=_("Page"))
    why = blocks.TextBlock(label=_("Why now"), rows=2)
    afterwards = blocks.TextBlock(label=_("What you have afterwards"), rows=2)

    class Meta:
        label = _("Stop")
        icon = "doc-full"


class JourneyPage(PortalPage):
    """Stops in order. GOV.UK's rule for steps: there is a start and an end, or it is no journey."""

    audiences = ChoiceListField(_("audiences"), choice_class=Audience)
    start = models.TextField(_("where the journey starts"))
    stops = StreamField([("item", StopBlock())], verbose_name=_("stops"))
    goal = models.TextField(_("where the journey ends"))

    content_kind = "journey"
    own_fields = ["audiences", "start", "stops", "goal"]
    content_fields = [*PortalPage.base_content_fields, *own_fields]
    headings: ClassVar = {
        **PortalPage.headings,
        "start": ("start", _("You start here")),
        "stops": ("stops", _("The way")),
        "goal": ("goal", _("You have arrived when")),
    }
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/journey_page.html"
    content_panels = [*PortalPage.content_panels, *[FieldPanel(name) for name in own_fields]]
    search_fields = [*PortalPage.search_fields, index.SearchField("stops")]
    api_fields = [*PortalPage.api_fields, *[APIField(name) for name in own_fields]]

    class Meta:
        verbose_name = _("Journey")
        verbose_name_plural = _("Journeys")

    def clean(self):
        super().clean()
        if not self.audiences:
            raise ValidationError({"audiences": _("Say whom the journey is for.")})

    def open_stops(self) -> list[dict]:
        """Stops whose pages a reader may open, numbered from 1. One query."""
        found = pages_by_key([stop.value["page"] for stop in self.stops], self.locale)
        shown = [stop.value for stop in self.stops if stop.value["page"] in found]
        return [
            {**value, "page": found[value["page"]], "number": number}
            for number, value in enumerate(shown, start=1)
        ]

    def prints(self) -> list[Print]:
        """A booklet: the journey, then each page on the way."""
        return [Print((Part(self), *(Part(stop["page"].specific) for stop in self.open_stops())))]

    def get_context(self, request, *args, **kwargs):
        stops = self.open_stops()
        word = STEP_WORDS[self.locale.language_code]
        return super().get_context(request, *args, **kwargs) | {
            "stops": stops,
            "step_word": word,
            "current": current_stop(request, word, len(stops)),
        }


def current_stop(request: HttpRequest, word: str, count: int) -> int | None:
    """The stop that the address names, 1 to `count`; None where it names no such stop."""
    written = request.GET.get(word, "")
    # A number of more digits than any journey has stops need not be read at all.
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 4 else 0
    return number if 1 <= number <= count else None
