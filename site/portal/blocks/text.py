"""Running text, and where in an act something is said."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from linguistics.citations import parse_place
from reference.blocks import CodeBlock, SectionBlock

from .samples import ShownInPicker

# What the design has a shape for, and nothing else.
RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]
# Buttons that put words into the text, and leave no markup (portal.rich_text).
RICH_TEXT_FEATURES += ["law-reference", "glossary-term"]
# Marks and a figure for the author alone.
RICH_TEXT_FEATURES += ["readability"]


class ProseBlock(ShownInPicker, blocks.RichTextBlock):
    """Rich text. Citations such as `6 kap. 31 §` become chips when the page is shown."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "portal/blocks/prose.html"
        description = _("Running text. Sections such as 6 kap. 31 § are recognised by themselves.")
        preview_value = (
            "<p>Förhandling får användas när lösningen behöver utvecklas (6 kap. 6 § LOU). "
            "Beskriv <b>behovet</b>, inte lösningen.</p>"
        )


def validate_place(value: str) -> None:
    try:
        parse_place(value)
    except ValueError as error:
        raise ValidationError(
            _("Write the place as st2 (second paragraph), p3 (point 3) or st1-p2.")
        ) from error


class PlaceBlock(CodeBlock):
    """Where in a section: `st2`, `p3` or `st1-p2`."""

    def __init__(self, **kwargs):
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("validators", [validate_place])
        kwargs.setdefault("help_text", _("st2 = second paragraph, p3 = point 3, st1-p2 = both."))
        super().__init__(**kwargs)

    class Meta:
        label = _("Place in the section")


class SectionReferenceBlock(blocks.StructBlock):
    """A condition that may rest on a section."""

    text = blocks.TextBlock(label=_("Text"), rows=2)
    section = SectionBlock(label=_("Section"), required=False)
    place = PlaceBlock()

    class Meta:
        label = _("Point")
        icon = "doc-full"
