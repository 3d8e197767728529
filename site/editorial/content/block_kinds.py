"""What the codec asks of a block: is it a list, is it text, does a translator find work in it."""

from wagtail import blocks

from portal.blocks.body import MarkdownStreamBlock
from reference.blocks import CodeBlock, KeyBlock

from .yaml_text import Path


class BlockFault(Exception):
    """A value that its block cannot hold; `path` leads to it, `line` is relative where known."""

    def __init__(self, path: Path, message: str, line: int | None = None):
        self.path = path
        self.line = line
        super().__init__(message)


def is_list_of_items(block: blocks.Block) -> bool:
    """A stream with one anonymous block type is written as a plain list."""
    if isinstance(block, MarkdownStreamBlock) or not isinstance(block, blocks.BaseStreamBlock):
        return False
    return len(block.child_blocks) == 1


def is_text_block(block: blocks.Block) -> bool:
    if isinstance(block, CodeBlock | KeyBlock | blocks.ChoiceBlock | blocks.URLBlock):
        return False
    return isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock)


def holds_text(block: blocks.Block) -> bool:
    """Whether a translator finds anything inside this block."""
    if isinstance(block, blocks.ListBlock):
        return holds_text(block.child_block)
    if isinstance(block, blocks.BaseStructBlock | blocks.BaseStreamBlock):
        return any(holds_text(child) for child in block.child_blocks.values())
    return is_text_block(block)


def takes_id(block: blocks.Block) -> bool:
    """Whether an item of this block can carry `id:` beside its value without being mistaken."""
    return "id" not in getattr(block, "child_blocks", {})


def expect(value, kind: type, path: Path, words: str):
    """`value`, which has to be a `kind`. Raises BlockFault."""
    if not isinstance(value, kind):
        raise BlockFault(path, f"{words} is wanted here")
    return value
