"""Fields that several page types share, each with its own panel."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from reference.blocks import SourceBlock
from reference.fields import ChoiceListField, KeyListField
from reference.taxonomies import Audience, Phase

from .base import LanguageNeutralStreamField


class Classified(models.Model):
    """Whom a page is for, which phases it touches and which sectors it belongs to."""

    audiences = ChoiceListField(_("audiences"), choice_class=Audience)
    phases = ChoiceListField(_("phases"), choice_class=Phase)
    sectors = KeyListField(
        _("sectors"), record_model="reference.Sector", help_text=_("None ticked means any sector.")
    )

    classified_fields = ["audiences", "phases", "sectors"]
    classified_panel = MultiFieldPanel(
        [FieldPanel("audiences"), FieldPanel("phases"), FieldPanel("sectors")],
        heading=_("Classification"),
    )

    class Meta:
        abstract = True

    def phase_line(self) -> list[tuple[Phase, bool]]:
        """Every phase in order, and whether this page touches it."""
        return [(phase, phase.value in self.phases) for phase in Phase]


class Sourced(models.Model):
    """The sources that a page as a whole rests on."""

    sources = LanguageNeutralStreamField(
        [("source", SourceBlock(label=_("Source")))], verbose_name=_("sources"), blank=True
    )

    class Meta:
        abstract = True

    def source_keys(self) -> list[str]:
        return [child.value for child in self.sources]
