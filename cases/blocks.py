"""The structured parts of a case."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from reference.blocks import CodeBlock, OrganisationBlock, SourceBlock
from reference.taxonomies import ActorRole, EvidenceGrade


class ActorBlock(blocks.StructBlock):
    organisation = OrganisationBlock(label=_("Organisation"))
    role = blocks.ChoiceBlock(label=_("Role"), choices=ActorRole.choices)
    note = blocks.TextBlock(label=_("Note"), rows=1, required=False)

    class Meta:
        label = _("Actor")


class MoneyBlock(blocks.StructBlock):
    amount = blocks.DecimalBlock(label=_("Amount"), min_value=0)
    currency = CodeBlock(label=_("Currency"), max_length=3, help_text=_("As SEK, NOK or EUR."))
    purpose = blocks.TextBlock(label=_("What the money was for"), rows=1)
    source = SourceBlock(label=_("Source"))

    class Meta:
        label = _("Amount")


class EffectBlock(blocks.StructBlock):
    claim = blocks.TextBlock(label=_("Claim"), rows=2)
    figure = CodeBlock(
        label=pgettext_lazy("number", "Figure"),
        required=False,
        max_length=40,
        help_text=_("As the source writes it."),
    )
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=100)
    grade = blocks.ChoiceBlock(label=_("Evidence grade"), choices=EvidenceGrade.choices)
    source = SourceBlock(label=_("Source"))

    class Meta:
        label = _("Effect")
