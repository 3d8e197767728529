"""The words of a page, wherever they lie in its streams."""

from collections.abc import Iterator
from html import unescape

from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.rich_text import RichText


def stream_texts(stream: StreamValue) -> Iterator[str]:
    """Every text of a stream as plain text, in reading order; codes and keys are left out."""
    for child in stream:
        yield from block_texts(child.block, child.value)


def block_texts(block: blocks.Block, value) -> Iterator[str]:
    if isinstance(value, RichText):
        yield plain(value.source)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from block_texts(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from block_texts(block.child_block, item)
    elif isinstance(block, blocks.StreamBlock):
        yield from stream_texts(value)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and value:
        yield value


def plain(html: str) -> str:
    """HTML as text, with a space where a block ends."""
    return unescape(strip_tags(html.replace("</p>", " ").replace("</li>", " "))).strip()
