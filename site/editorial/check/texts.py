"""The texts of a page file one by one, each with its field and line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField

from portal.blocks import QuoteBlock
from portal.blocks.body import MarkdownStreamBlock

from ..content.block_decode import unmarked
from ..content.block_kinds import is_list_of_items, is_text_block
from ..content.files import PageFile
from ..content.markdown import MarkdownFault, Part, split_body
from ..content.pages import text_fields
from ..content.registry import page_type
from ..content.yaml_text import Located, YamlFault, read_yaml

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Text:
    """One text: field path, line (1-based), what is written, and whether it is someone's words."""

    path: str
    line: int
    written: str
    quoted: bool = False
    source: str = ""

    def line_at(self, offset: int) -> int:
        return self.line + self.written.count("\n", 0, offset)

    @property
    def plain(self) -> str:
        """Without Markdown's marks, with the full stop that a heading or item leaves out."""
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", self.written)
        text = re.sub(r"^(?:[-*]|\d+[.)]) ", "", text, flags=re.MULTILINE)
        text = re.sub(r"[*\\`]", "", text)
        return "\n".join(
            line if line.rstrip().endswith((".", "!", "?", ":")) else f"{line}."
            for line in text.split("\n")
            if line.strip()
        )


def page_texts(page: PageFile) -> Iterator[Text]:
    """Every text of a page, in the order of its fields; keys and codes are left out.

    Values that are not in their form are passed over: loading tells of them.
    """
    model = page_type(page.kind, page.type_name)
    for field in text_fields(model) if model else []:
        value = page.document.get(field.name)
        if field.name == "slug" or not value:
            continue
        walk = Walk(page.located, 0)
        if field.name == "body" and isinstance(field, StreamField):
            yield from Walk(Located(None), page.body_line - 1).markdown(
                field.stream_block, value, ()
            )
        elif isinstance(field, StreamField):
            yield from walk.block(field.stream_block, value, (field.name,))
        elif isinstance(value, str):
            yield walk.text((field.name,), value)


class Walk:
    """Goes through a value beside its block definitions; `above` lines stand before its YAML."""

    def __init__(self, located: Located, above: int, prefix: str = ""):
        self.located = located
        self.above = above
        self.prefix = prefix

    def line(self, path: Path, value: Any) -> int:
        """Where a text begins: a text of several lines begins below its field's name."""
        below = isinstance(value, str) and "\n" in value
        return self.above + self.located.line(path) + below

    def text(self, path: Path, value: str, inside: dict | None = None) -> Text:
        quoted = inside is not None and path[-1:] == ("text",)
        source = str((inside or {}).get("source", "")) if quoted else ""
        name = ".".join(map(str, (self.prefix, *path) if self.prefix else path))
        return Text(name, self.line(path, value), value, quoted, source)

    def block(self, block: blocks.Block, value: Any, path: Path, quote=None) -> Iterator[Text]:
        if isinstance(block, MarkdownStreamBlock):
            yield from self.markdown(block, value, path)
        elif isinstance(block, blocks.BaseStructBlock):
            if isinstance(value, dict):
                inside = value if isinstance(block, QuoteBlock) else None
                for name, part in value.items():
                    if name in block.child_blocks:
                        yield from self.block(block.child_blocks[name], part, (*path, name), inside)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from self.item(block, item, (*path, index))
        elif is_text_block(block) and isinstance(value, str) and value:
            yield self.text(path, value, quote)

    def item(self, block: blocks.Block, item: Any, path: Path) -> Iterator[Text]:
        if isinstance(block, blocks.ListBlock):
            yield from self.block(block.child_block, unmarked(block.child_block, item)[0], path)
        elif isinstance(block, blocks.BaseStreamBlock):
            if is_list_of_items(block):
                (child,) = block.child_blocks.values()
                yield from self.block(child, unmarked(child, item)[0], path)
            elif isinstance(item, dict):
                for name in set(item) & set(block.child_blocks):
                    yield from self.block(block.child_blocks[name], item[name], (*path, name))

    def markdown(self, block: MarkdownStreamBlock, value: Any, path: Path) -> Iterator[Text]:
        start = self.line(path, value) if path else self.above + 1
        name = ".".join(map(str, path)) or "body"
        try:
            parts = split_body(value)
        except (MarkdownFault, TypeError, AttributeError):
            return
        for part in parts:
            line = start + part.line
            if part.type == "heading":
                yield Text(name, line, part.value["text"])
            elif part.type == "text":
                yield Text(name, line, part.value)
            elif part.type in block.child_blocks:
                yield from self.fenced(block.child_blocks[part.type], part, name, line)

    def fenced(self, block: blocks.Block, part: Part, name: str, line: int) -> Iterator[Text]:
        try:
            located = read_yaml(part.value)
        except YamlFault:
            return
        inner = Walk(located, line, f"{name}.{part.type}")
        yield from inner.block(block, located.data or {}, ())
