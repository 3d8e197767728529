"""The stored form of a block → what a content file holds, the opposite of `block_decode`."""

from decimal import Decimal
from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.blocks.body import MarkdownStreamBlock

from .block_ids import Mark, Numbering
from .block_kinds import holds_text, is_list_of_items
from .markdown import Part, from_html, join_body
from .yaml_text import write_yaml


class Encoder:
    """Turns stored block values into file values.

    `texts_only` leaves out all but texts; `ids` marks the blocks whose ids a reader of the file
    would not find by counting. Only blocks that hold text are marked: nothing hangs on others.
    """

    def __init__(self, links, texts_only: bool = False, ids: bool = True):
        self.links = links
        self.texts_only = texts_only
        self.ids = ids and not texts_only

    def encode(self, block: blocks.Block, raw: Any, scope: str) -> Any:
        if isinstance(block, MarkdownStreamBlock):
            return self.markdown(block, raw or [], scope)
        if isinstance(block, blocks.BaseStreamBlock):
            return self.stream(block, raw or [], scope)
        if isinstance(block, blocks.ListBlock):
            return self.items(lambda item: block.child_block, raw or [], scope)
        if isinstance(block, blocks.BaseStructBlock):
            encoded = {
                name: self.encode(child, (raw or {}).get(name), f"{scope}/{name}")
                for name, child in block.child_blocks.items()
                if not self.texts_only or holds_text(child)
            }
            return {name: value for name, value in encoded.items() if not is_empty(value)}
        return self.leaf(block, raw)

    def stream(self, block: blocks.BaseStreamBlock, raw: list[dict], scope: str) -> list[Any]:
        if is_list_of_items(block):
            return self.items(lambda item: block.child_blocks[item["type"]], raw, scope)
        numbering = Numbering(scope)
        result = []
        for item in raw:
            value = self.encode(block.child_blocks[item["type"]], item["value"], item["id"])
            mark = self.mark(numbering, item)
            result.append({item["type"]: value} | ({} if mark is None else {"id": mark}))
        return result

    def items(self, child_of, raw: list[dict], scope: str) -> list[Any]:
        numbering = Numbering(scope)
        result = []
        for item in raw:
            child = child_of(item)
            value = self.encode(child, item["value"], item["id"])
            mark = self.mark(numbering, item) if holds_text(child) else None
            if mark is not None:
                inside = isinstance(child, blocks.BaseStructBlock)
                value = (value if inside else {"value": value}) | {"id": mark}
            result.append(value)
        return result

    def mark(self, numbering: Numbering, item: dict) -> Mark:
        return numbering.write(item["id"]) if self.ids else None

    def markdown(self, block: MarkdownStreamBlock, raw: list[dict], scope: str) -> str:
        numbering = Numbering(scope)
        parts = []
        for item in raw:
            child = block.child_blocks[item["type"]]
            value: Any
            if item["type"] == "heading":
                value = dict(item["value"])
            else:
                value = self.encode(child, item["value"], item["id"])
                if item["type"] != "text":
                    value = write_yaml(value) if value else ""
            mark = self.mark(numbering, item)
            parts.append(Part(item["type"], value, 0, None if mark is None else str(mark)))
        return join_body(parts)

    def leaf(self, block: blocks.Block, raw: Any) -> Any:
        if isinstance(block, blocks.RichTextBlock):
            return from_html(raw or "", self.links.to_address)
        if isinstance(block, blocks.DecimalBlock):
            return None if raw in (None, "") else number(Decimal(str(raw)))
        if isinstance(block, DocumentChooserBlock):
            return self.links.document_keys.get(raw)
        if isinstance(block, ImageChooserBlock):
            return self.links.image_keys.get(raw)
        return one_newline(raw)


def is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})


def one_newline(value: Any) -> Any:
    """Browsers send line breaks as CR LF; files have LF."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
