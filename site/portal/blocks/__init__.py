"""The blocks that editors write with."""

from .body import BodyBlock, StepContentBlock
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
    "PlaceBlock",
    "ProseBlock",
    "QuoteBlock",
    "SectionReferenceBlock",
    "StepContentBlock",
    "TableBlock",
]
