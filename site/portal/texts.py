"""The words of a page, wherever they lie in its streams."""

from collections.abc import Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.rich_text import RichText


def stream_texts(stream: StreamValue) -> Iterator[str]:
    """Every text of a stream as plain text, in reading order; codes and keys are left out."""
    for child in stream:
        yield from block_texts(child.block, child.value)


def word_count(stream: StreamValue) -> int:
    """Words of a stream, read from its stored form: choosers cost no query."""
    blocks_by_type = stream.stream_block.child_blocks
    return sum(_words(blocks_by_type[item["type"]], item["value"]) for item in stream.raw_data)


def _words(block: blocks.Block, raw: Any) -> int:
    if isinstance(block, blocks.RichTextBlock):
        return len(plain(raw or "").split())
    if isinstance(block, blocks.BaseStructBlock):
        return sum(_words(child, raw.get(name)) for name, child in block.child_blocks.items())
    if isinstance(block, blocks.BaseStreamBlock):
        return sum(_words(block.child_blocks[item["type"]], item["value"]) for item in raw or [])
    if isinstance(block, blocks.ListBlock):
        return sum(_words(block.child_block, item["value"]) for item in raw or [])
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return len((raw or "").split())
    return 0


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
