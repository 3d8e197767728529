"""A case: what was bought, what came of it, and what is not known."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models as db
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from guides.models.related import models_of
from portal.blocks import BodyBlock
from portal.blocks.text import RICH_TEXT_FEATURES
from portal.filters import AUDIENCE, COUNTRY, COUNTY, PHASE, SECTOR
from portal.models.base import PortalPage
from portal.models.listing import ListPage
from portal.models.mixins import Classified, Sourced

from .blocks import ActorBlock, EffectBlock, MoneyBlock


class NeutralCharField(db.CharField):
    """A name that is the same in both languages, as that of a municipality."""

    language_neutral = True


class CaseIndexPage(ListPage):
    facets = (SECTOR, PHASE, AUDIENCE, COUNTRY, COUNTY)
    content_fields = [*PortalPage.base_content_fields, "show_in_menus"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["cases.CasePage"]
    template = "cases/case_index_page.html"
    search_fields = [*PortalPage.search_fields]
    api_fields = [*PortalPage.api_fields]

    class Meta:
        verbose_name = _("List of cases")


def explained(label, **options) -> RichTextField:
    return RichTextField(label, features=RICH_TEXT_FEATURES, **options)


class CasePage(Classified, Sourced, PortalPage):
    country = NeutralCharField(
        _("country"), max_length=2, default="SE", help_text=_("ISO 3166 code, as SE or NO.")
    )
    county = NeutralCharField(_("county"), max_length=60, blank=True)
    municipality = NeutralCharField(_("municipality"), max_length=60, blank=True)
    latitude = db.DecimalField(_("latitude"), max_digits=5, decimal_places=2, null=True, blank=True)
    longitude = db.DecimalField(
        _("longitude"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    year_from = db.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    year_to = db.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    years_note = db.TextField(_("what the sources say of the years"), blank=True)
    actors = StreamField([("item", ActorBlock())], verbose_name=_("actors"))
    money = StreamField([("item", MoneyBlock())], verbose_name=_("money"), blank=True)
    models = ParentalManyToManyField(
        "guides.ProcurementModelPage",
        verbose_name=_("models used"),
        related_name="cases",
        blank=True,
    )
    governing_country = NeutralCharField(
        _("country whose law the purchase followed"), max_length=2, default="SE"
    )
    governing_act = db.TextField(
        _("act that the purchase followed"),
        help_text=_("The act and its year, or that the sources do not say."),
    )
    governing_year = db.PositiveSmallIntegerField(_("year of the act"), null=True, blank=True)
    need = explained(_("need"))
    done = explained(_("what was done"))
    effects = StreamField([("item", EffectBlock())], verbose_name=_("effects"), blank=True)
    failed = explained(_("what failed or was learnt"))
    unknown = explained(_("what is not known"))
    small_firm = explained(_("what the small firm got out of it"))
    disagreements = explained(_("where sources disagree"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_kind = "case"
    schema_type = "Article"
    place_fields = ["country", "county", "municipality", "latitude", "longitude"]
    narrative_fields = ["failed", "unknown", "small_firm", "disagreements"]
    content_fields = [
        *PortalPage.base_content_fields,
        *place_fields,
        "year_from",
        "year_to",
        "years_note",
        *Classified.classified_fields,
        "actors",
        "money",
        "models",
        "governing_country",
        "governing_act",
        "governing_year",
        "need",
        "done",
        "effects",
        *narrative_fields,
        "sources",
        "body",
    ]
    headings: ClassVar = {
        **PortalPage.headings,
        **dict.fromkeys(("country", "county", "municipality"), ("place", _("Place"))),
        "years_note": ("years", _("Years")),
        "money": ("money", _("Money")),
        "governing_act": ("law", _("The law that it followed")),
        "need": ("need", _("The need")),
        "done": ("done", _("What was done")),
        "effects": ("effects", _("What came of it")),
        "failed": ("failed", _("What failed or was learnt")),
        "unknown": ("unknown", _("What is not known")),
        "disagreements": ("disagreements", _("Where sources disagree")),
        "small_firm": ("small-firm", _("For the small firm")),
    }

    parent_page_types = ["cases.CaseIndexPage"]
    subpage_types: list[str] = []
    template = "cases/case_page.html"
    content_panels = [
        *PortalPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(name) for name in place_fields[:3]]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldRowPanel([FieldPanel("year_from"), FieldPanel("year_to")]),
                FieldPanel("years_note"),
            ],
            heading=_("Place and time"),
        ),
        Classified.classified_panel,
        FieldPanel("actors"),
        FieldPanel("money"),
        FieldPanel("models"),
        MultiFieldPanel(
            [
                FieldPanel("governing_country"),
                FieldPanel("governing_act"),
                FieldPanel("governing_year"),
            ],
            heading=_("The law it followed"),
        ),
        FieldPanel("need"),
        FieldPanel("done"),
        FieldPanel("effects"),
        *[FieldPanel(name) for name in narrative_fields],
        FieldPanel("body"),
        FieldPanel("sources"),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("need"),
        index.SearchField("done"),
        index.SearchField("failed"),
        index.SearchField("small_firm"),
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
        verbose_name = _("Case")
        verbose_name_plural = _("Cases")

    def clean(self):
        super().clean()
        if self.year_from and self.year_to and self.year_to < self.year_from:
            raise ValidationError({"year_to": _("The case ends before it begins.")})
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"latitude": _("Give both latitude and longitude, or neither.")})

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"models": models_of(self)}
