"""The blocks that editors write with."""

from .body import BodyBlock, StepContentBlock
from .pages import PageKeyBlock
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
from .text import PlaceBlock, ProseBlock, SectionReferenceBlock

__all__ = [
    "BodyBlock",
    "CalloutBlock",
    "ChecklistBlock",
    "DefinitionBlock",
    "DownloadBlock",
    "FigureBlock",
    "HeadingBlock",
    "LawBlock",
    "PageKeyBlock",
    "PlaceBlock",
    "ProseBlock",
    "QuoteBlock",
    "SectionReferenceBlock",
    "StepContentBlock",
    "TableBlock",
]
