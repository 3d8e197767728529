"""One block a thing that a reader can point at."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from reference.blocks import ConceptBlock, SectionBlock, SourceBlock

from .text import PlaceBlock, ProseBlock


class HeadingBlock(blocks.StructBlock):
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("h2", _("Heading 2")), ("h3", _("Heading 3")), ("h4", _("Heading 4"))],
        default="h2",
    )
    text = blocks.CharBlock(label=_("Text"), max_length=150)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "portal/blocks/heading.html"


class CalloutBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(
        label=_("Tone"),
        choices=[
            ("note", _("Note")),
            ("warning", _("Warning")),
            ("example", _("Worked example")),
            ("reuse", _("Sentences to reuse")),
        ],
        default="note",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    text = ProseBlock(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        template = "portal/blocks/callout.html"


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    items = blocks.ListBlock(blocks.TextBlock(label=_("Item"), rows=1), label=_("Items"))

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        template = "portal/blocks/checklist.html"


class DefinitionBlock(blocks.StructBlock):
    concept = ConceptBlock(label=_("Concept"))

    class Meta:
        icon = "openquote"
        label = _("Definition from the glossary")
        template = "portal/blocks/definition.html"


class LawBlock(blocks.StructBlock):
    section = SectionBlock(label=_("Section"))
    place = PlaceBlock()
    gives = blocks.TextBlock(label=_("What the section gives here"), rows=2)

    class Meta:
        icon = "doc-full"
        label = _("Law reference")
        template = "portal/blocks/law.html"


class TableBlock(blocks.StructBlock):
    """A table with a caption, column headers and a header in the first cell of each row."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    header = blocks.ListBlock(blocks.CharBlock(label=_("Column")), label=_("Column headers"))
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.TextBlock(label=_("Cell"), rows=1, required=False)), label=_("Rows")
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "portal/blocks/table.html"

    def clean(self, value):
        cleaned = super().clean(value)
        width = len(cleaned["header"])
        if any(len(row) != width for row in cleaned["rows"]):
            raise blocks.StructBlockValidationError(
                {
                    "rows": ValidationError(
                        _("Every row needs as many cells as there are column headers.")
                    )
                }
            )
        return cleaned


class FigureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    decorative = blocks.BooleanBlock(
        label=_("Decorative"),
        required=False,
        help_text=_("Tick only if the image tells nothing that the text does not."),
    )
    alt = blocks.CharBlock(label=_("Text alternative"), required=False, max_length=250)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Figure")
        template = "portal/blocks/figure.html"

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned["decorative"] and not cleaned["alt"]:
            raise blocks.StructBlockValidationError(
                {"alt": ValidationError(_("Describe the image, or mark it as decorative."))}
            )
        return cleaned


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"), rows=3)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=150)
    source = SourceBlock(label=_("Source"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "portal/blocks/quote.html"


class DocumentBlock(DocumentChooserBlock):
    """A chosen document of which only the primary key is read with the page.

    `portal.links` then fetches all documents of a page at once, instead of one query a block.
    """

    def bulk_to_python(self, values):
        model = self.model_class
        return [value and model.from_db(None, ["id"], [value]) for value in values]


class DownloadBlock(blocks.StructBlock):
    document = DocumentBlock(label=_("Document"))
    document_en = DocumentBlock(label=_("Document in English"), required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    description = blocks.TextBlock(label=_("Description"), rows=2, required=False)

    class Meta:
        icon = "download"
        label = _("Download")
        template = "portal/blocks/download.html"
