"""The structured parts of models and guides."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks import PlaceBlock, ProseBlock, StepContentBlock
from reference.blocks import SectionBlock, TechniqueBlock
from reference.taxonomies import Phase


class BasisBlock(blocks.StructBlock):
    section = SectionBlock(label=_("Section"))
    place = PlaceBlock()
    gives = blocks.TextBlock(label=_("What it gives"), rows=2)

    class Meta:
        label = _("Legal basis")


class ModelStepBlock(blocks.StructBlock):
    """One step that a buyer can follow."""

    phase = blocks.ChoiceBlock(label=_("Phase"), choices=Phase.choices)
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    who = blocks.CharBlock(label=_("Who acts"), max_length=200)
    action = ProseBlock(label=_("What is done"))
    result = blocks.TextBlock(label=_("What comes out"), rows=2)
    documents = blocks.TextBlock(label=_("Documents to prepare"), rows=2, required=False)
    decision = blocks.TextBlock(label=_("Who decides"), rows=1, required=False)
    time = blocks.TextBlock(label=_("Typical time"), rows=1, required=False)

    class Meta:
        label = _("Step")


class PitfallBlock(blocks.StructBlock):
    risk = blocks.TextBlock(label=_("What can go wrong"), rows=2)
    remedy = ProseBlock(label=_("And what then"))

    class Meta:
        label = _("Pitfall")


class TechniqueUseBlock(blocks.StructBlock):
    technique = TechniqueBlock(label=_("Technique"))
    how = ProseBlock(label=_("How it is used here"))

    class Meta:
        label = _("Technique")


class GuideStepBlock(blocks.StructBlock):
    """One step of a guide, which says when it is done."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    content = StepContentBlock(label=_("Content"))
    done_when = blocks.TextBlock(label=_("Done when"), rows=2)

    class Meta:
        label = _("Step")
