"""Streams of blocks that are written as Markdown in content files."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .parts import (
    CalloutBlock,
    ChecklistBlock,
    DefinitionBlock,
    DownloadBlock,
    FigureBlock,
    HeadingBlock,
    LawBlock,
    QuoteBlock,
    TableBlock,
)
from .text import ProseBlock


class MarkdownStreamBlock(blocks.StreamBlock):
    """A stream with a `text` block; content files write it as Markdown (docs/content-format.md)."""

    text = ProseBlock()


class StepContentBlock(MarkdownStreamBlock):
    """What stands inside a step: everything but headings, whose levels the page sets."""

    checklist = ChecklistBlock()
    callout = CalloutBlock()
    table = TableBlock()
    law = LawBlock()
    definition = DefinitionBlock()
    figure = FigureBlock()
    quote = QuoteBlock()
    download = DownloadBlock()


class BodyBlock(StepContentBlock):
    """The free part of a page: headings whose levels are held in order, and everything else."""

    heading = HeadingBlock()

    class Meta:
        required = False

    def clean(self, value):
        cleaned = super().clean(value)
        level = 1
        errors = {}
        for index, child in enumerate(cleaned):
            if child.block_type != "heading":
                continue
            wanted = int(child.value["level"][1])
            if wanted > level + 1:
                errors[index] = ValidationError(
                    _("This heading skips a level: use heading %(level)s here."),
                    params={"level": level + 1},
                )
            level = wanted
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return cleaned
