"""One block a thing that a reader can point at."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from reference.blocks import ConceptBlock, SectionBlock, SourceBlock

from .samples import Sample, ShownInPicker, first
from .text import PlaceBlock, ProseBlock


class HeadingBlock(ShownInPicker, blocks.StructBlock):
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
        description = _("Divides the page; the contents list is made of headings.")
        preview_value = Sample(level="h2", text="När passar det?")


class CalloutBlock(ShownInPicker, blocks.StructBlock):
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
        description = _("A short note, a warning, a worked example or sentences to reuse.")
        preview_value = Sample(
            tone="example",
            title="Kommunen som frågade först",
            text="<p>Tre möten med leverantörer tog två veckor och sparade en överprövning.</p>",
        )


class ChecklistBlock(ShownInPicker, blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    items = blocks.ListBlock(blocks.TextBlock(label=_("Item"), rows=1), label=_("Items"))

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        template = "portal/blocks/checklist.html"
        description = _("Things to have done; readers may print it.")
        preview_value = Sample(
            title="Innan ni annonserar",
            items=["Behovet är beskrivet utan lösning.", "Marknaden är tillfrågad."],
        )


class DefinitionBlock(ShownInPicker, blocks.StructBlock):
    concept = ConceptBlock(label=_("Concept"))

    class Meta:
        icon = "openquote"
        label = _("Definition from the glossary")
        template = "portal/blocks/definition.html"
        description = _("A glossary concept with its definition, always as the glossary has it.")
        preview_value = Sample(concept=lambda: first("concepts"))


class LawBlock(ShownInPicker, blocks.StructBlock):
    section = SectionBlock(label=_("Section"))
    place = PlaceBlock()
    gives = blocks.TextBlock(label=_("What the section gives here"), rows=2)

    class Meta:
        icon = "doc-full"
        label = _("Law reference")
        template = "portal/blocks/law.html"
        description = _(
            "A section of law and what it gives here; readers open its wording in place."
        )
        preview_value = Sample(
            section=lambda: first("sections"), place="", gives="Ger möjlighet att förhandla."
        )


class TableBlock(ShownInPicker, blocks.StructBlock):
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
        description = _("For comparing; on a phone each row becomes a card.")
        preview_value = Sample(
            caption="Två vägar",
            header=["Fråga", "Förhandling", "Dialog"],
            rows=[["Tid", "6 månader", "9 månader"], ["Arbete", "Medel", "Stort"]],
        )

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
    # Empty: the image's own description, in the reader's language.
    alt = blocks.CharBlock(label=_("Text alternative"), required=False, max_length=250)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Figure")
        template = "portal/blocks/figure.html"
        description = _("An image with its text alternative, or marked as decorative.")

    def clean(self, value):
        cleaned = super().clean(value)
        image = cleaned["image"]
        is_described = cleaned["alt"] or (image and image.is_described)
        if not cleaned["decorative"] and not is_described:
            raise blocks.StructBlockValidationError(
                {"alt": ValidationError(_("Describe the image, or mark it as decorative."))}
            )
        return cleaned


class QuoteBlock(ShownInPicker, blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"), rows=3)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=150)
    source = SourceBlock(label=_("Source"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "portal/blocks/quote.html"
        description = _("Somebody's own words, with their source.")
        preview_value = Sample(
            text="Vi frågade marknaden innan vi visste vad vi ville ha.",
            attribution="En upphandlare",
            source=lambda: first("sources"),
        )


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
        description = _("A file to download, with its size and kind.")
