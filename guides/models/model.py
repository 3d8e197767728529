"""A procurement model: structured where a reader compares, free where a person explains."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from portal.blocks import BodyBlock, SectionReferenceBlock
from portal.blocks.text import RICH_TEXT_FEATURES
from portal.filters import AUDIENCE, LEVEL, PHASE, REGIME, SECTOR
from portal.models.base import PortalPage
from portal.models.listing import ListPage
from portal.models.mixins import Classified, Sourced
from portal.printing.parts import Print
from reference.blocks import SourceBlock, chooser_widget
from reference.fields import ChoiceListField
from reference.taxonomies import Degree, Level, Regime, ValueRange

from ..blocks import BasisBlock, ModelStepBlock, PitfallBlock, TechniqueUseBlock
from .compared import WORDS, Compared
from .related import related_cases, related_guides


class ModelIndexPage(Compared, ListPage):
    facets = (LEVEL, PHASE, AUDIENCE, SECTOR, REGIME)
    content_fields = [*PortalPage.base_content_fields, "show_in_menus"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["guides.ProcurementModelPage"]
    template = "guides/model_index_page.html"
    search_fields = [*PortalPage.search_fields]
    api_fields = [*PortalPage.api_fields]

    class Meta:
        verbose_name = _("List of models")

    def get_context(self, request, *args, is_comparison: bool = False, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = context["pages"]
        groups = [(level, [page for page in pages if page.level == level]) for level in Level]
        context |= {
            "groups": [group for group in groups if group[1]],
            "comparison": self.comparison_url(request),
        }
        if is_comparison:
            context |= self.comparison_context(request, context, self.compared_pages())
        return context


def degree(label) -> models.CharField:
    return models.CharField(label, max_length=10, choices=Degree.choices)


class ProcurementModelPage(Classified, Sourced, PortalPage):
    level = models.CharField(_("level"), max_length=20, choices=Level.choices)
    regimes = ChoiceListField(_("regimes"), choice_class=Regime, blank=False)
    value_range = models.CharField(_("value range"), max_length=30, choices=ValueRange.choices)
    regime_note = models.TextField(_("regime and value, in words"))
    legal_basis = StreamField([("item", BasisBlock())], verbose_name=_("basis in law"), blank=True)
    who_may_take_part = models.TextField(_("who may take part"))
    supplier_count = models.TextField(_("number of suppliers"))
    payment = models.TextField(_("payment"))
    intellectual_property = models.TextField(_("intellectual property"))
    cost_to_take_part = models.TextField(_("cost to take part"))
    duration_min_months = models.PositiveSmallIntegerField(
        _("shortest duration, months"), null=True, blank=True
    )
    duration_max_months = models.PositiveSmallIntegerField(
        _("longest duration, months"), null=True, blank=True
    )
    duration_note = models.TextField(
        _("what the duration rests on"), help_text=_("Or why no duration is given.")
    )
    duration_source = models.ForeignKey(
        "reference.Source",
        to_field="key",
        verbose_name=_("source of the duration"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    buyer_effort = degree(_("effort for the buyer"))
    buyer_effort_reason = models.TextField(_("reason"))
    buyer_risk = degree(_("risk for the buyer"))
    buyer_risk_reason = models.TextField(_("reason"))
    supplier_effort = degree(_("effort for a small firm"))
    supplier_effort_reason = models.TextField(_("reason"))
    supplier_risk = degree(_("risk for a small firm"))
    supplier_risk_reason = models.TextField(_("reason"))
    fits = StreamField([("item", SectionReferenceBlock())], verbose_name=_("fits when"))
    does_not_fit = StreamField(
        [("item", SectionReferenceBlock())], verbose_name=_("does not fit when")
    )
    steps = StreamField([("item", ModelStepBlock())], verbose_name=_("steps"))
    small_firm = RichTextField(_("what it means for a small firm"), features=RICH_TEXT_FEATURES)
    pitfalls = StreamField([("item", PitfallBlock())], verbose_name=_("pitfalls"), blank=True)
    techniques = StreamField(
        [("item", TechniqueUseBlock())], verbose_name=_("techniques"), blank=True
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_kind = "model"
    schema_type = "Article"
    compared_fields = [
        "regime_note",
        "who_may_take_part",
        "supplier_count",
        "payment",
        "intellectual_property",
        "cost_to_take_part",
    ]
    degrees = ["buyer_effort", "buyer_risk", "supplier_effort", "supplier_risk"]
    content_fields = [
        *PortalPage.base_content_fields,
        "level",
        *Classified.classified_fields,
        "regimes",
        "value_range",
        "regime_note",
        "legal_basis",
        *compared_fields[1:],
        "duration_min_months",
        "duration_max_months",
        "duration_note",
        "duration_source",
        *[name for degree_name in degrees for name in (degree_name, f"{degree_name}_reason")],
        "fits",
        "does_not_fit",
        "steps",
        "small_firm",
        "pitfalls",
        "techniques",
        "sources",
        "body",
    ]
    headings: ClassVar = {
        **PortalPage.headings,
        "regime_note": ("regime", _("Regime and value")),
        "legal_basis": ("basis", _("What the law says")),
        "who_may_take_part": ("who", _("Who may take part")),
        "supplier_count": ("suppliers", _("Number of suppliers")),
        "payment": ("payment", _("Payment")),
        "intellectual_property": ("rights", _("Intellectual property")),
        "cost_to_take_part": ("cost", _("Cost to take part")),
        "duration_note": ("duration", _("Duration")),
        "buyer_effort_reason": ("buyer-effort", _("Effort for the buyer")),
        "buyer_risk_reason": ("buyer-risk", _("Risk for the buyer")),
        "supplier_effort_reason": ("firm-effort", _("Effort for a small firm")),
        "supplier_risk_reason": ("firm-risk", _("Risk for a small firm")),
        "fits": ("fits", _("Fits when")),
        "does_not_fit": ("does-not-fit", _("Does not fit when")),
        "small_firm": ("small-firm", _("For a small firm")),
        "pitfalls": ("pitfalls", _("What can go wrong, and what then")),
        "techniques": ("techniques", _("Techniques that go well with it")),
    }

    parent_page_types = ["guides.ModelIndexPage"]
    subpage_types: list[str] = []
    template = "guides/procurement_model_page.html"
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("level"),
        Classified.classified_panel,
        MultiFieldPanel(
            [
                FieldPanel("regimes"),
                FieldPanel("value_range"),
                FieldPanel("regime_note"),
                FieldPanel("legal_basis"),
            ],
            heading=_("Law"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in compared_fields[1:]], heading=_("Terms, compared")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("duration_min_months"), FieldPanel("duration_max_months")]
                ),
                FieldPanel("duration_note"),
                FieldPanel("duration_source", widget=chooser_widget(SourceBlock)),
            ],
            heading=_("Duration"),
        ),
        MultiFieldPanel(
            [
                panel
                for name in degrees
                for panel in (FieldPanel(name), FieldPanel(f"{name}_reason"))
            ],
            heading=_("Effort and risk"),
        ),
        FieldPanel("fits"),
        FieldPanel("does_not_fit"),
        FieldPanel("steps"),
        FieldPanel("small_firm"),
        FieldPanel("pitfalls"),
        FieldPanel("techniques"),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("regime_note"),
        index.SearchField("small_firm"),
        index.SearchField("steps"),
        index.SearchField("body"),
    ]
    api_fields = [
        *PortalPage.api_fields,
        *[APIField(name) for name in content_fields[len(PortalPage.base_content_fields) :]],
    ]

    class Meta:
        verbose_name = _("Model")
        verbose_name_plural = _("Models")

    def comparison_url(self) -> str:
        """Where this model stands first, with room to choose others: below the list of models."""
        word = WORDS[self.locale.language_code]
        return f"../{word}/?m={self.slug}"

    def clean(self):
        super().clean()
        shortest, longest = self.duration_min_months, self.duration_max_months
        if shortest is not None and longest is not None and longest < shortest:
            raise ValidationError(
                {"duration_max_months": _("The longest duration is shorter than the shortest.")}
            )
        if (shortest is not None or longest is not None) and not self.duration_source_id:
            raise ValidationError({"duration_source": _("A duration needs a source.")})

    def prints(self) -> list[Print]:
        return self.print_whole()

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "comparison": self.comparison_url(),
            "guides": related_guides(self),
            "cases": related_cases(self),
        }
