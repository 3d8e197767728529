"""English texts laid over the Swedish stored form, block by block."""

from typing import Any

from wagtail import blocks

from portal.blocks.body import MarkdownStreamBlock

from .block_decode import Decoder, part_faults, parts_of, unmarked, value_of
from .block_kinds import BlockFault, expect, holds_text, is_list_of_items
from .markdown import Part
from .yaml_text import Path

ONLY_THERE = "there is a text in the original and none here"
ONLY_HERE = "there is a text here and none in the original"


class Overlay:
    """Lays the texts of a translation over the original's stored form. Raises BlockFault."""

    def __init__(self, links):
        self.decoder = Decoder(links)

    def lay(self, block: blocks.Block, raw: Any, texts: Any, path: Path = ()) -> Any:
        if not holds_text(block):
            return raw
        if isinstance(block, MarkdownStreamBlock):
            return self.markdown(block, raw or [], texts or "", path)
        if isinstance(block, blocks.BaseStreamBlock):
            named = None if is_list_of_items(block) else "type"
            return self.items(raw or [], texts, path, block.child_blocks.get, named)
        if isinstance(block, blocks.ListBlock):
            return self.items(raw or [], texts, path, lambda kind: block.child_block)
        if isinstance(block, blocks.BaseStructBlock):
            return self.struct(block, raw, texts, path)
        return self.leaf(block, raw, texts, path)

    def items(
        self, raw: list[dict], texts: Any, path: Path, child_of, named: str | None = None
    ) -> list[dict]:
        given = expect([] if texts is None else texts, list, path, "a list")
        if len(given) != len(raw):
            raise BlockFault(path, f"{len(raw)} in the original, {len(given)} here")
        laid = []
        for n, (item, text) in enumerate(zip(raw, given, strict=True)):
            child = child_of(item["type"])
            if named:
                entry = expect(text, dict, (*path, n), "one block: its type and its value")
                if item["type"] not in entry:
                    raise BlockFault((*path, n), f"the original has “{item['type']}” here")
                text = entry[item["type"]]  # noqa: PLW2901 - the value inside its type
            else:
                text, _mark = unmarked(child, text)  # noqa: PLW2901 - the value beside its id
            laid.append({**item, "value": self.lay(child, item["value"], text, (*path, n))})
        return laid

    def struct(self, block: blocks.BaseStructBlock, raw: dict, texts: Any, path: Path) -> dict:
        given = expect({} if texts is None else texts, dict, path, "fields with names")
        unknown = [
            name
            for name in given
            if name not in block.child_blocks or not holds_text(block.child_blocks[name])
        ]
        if unknown:
            raise BlockFault((*path, unknown[0]), "stands only in the original, or nowhere")
        return {
            name: self.lay(child, raw.get(name), given.get(name), (*path, name))
            for name, child in block.child_blocks.items()
        }

    def markdown(self, block: MarkdownStreamBlock, raw: list[dict], text: Any, path: Path) -> list:
        parts = parts_of(text, path)
        ours, theirs = [part.type for part in parts], [item["type"] for item in raw]
        if ours != theirs:
            there, here = ", ".join(theirs) or "nothing", ", ".join(ours) or "nothing"
            raise BlockFault(path, f"the original has {there}; here {here}")
        return [
            {**item, "value": self.part(block, item, part, (*path, n))}
            for n, (part, item) in enumerate(zip(parts, raw, strict=True))
        ]

    def part(self, block: MarkdownStreamBlock, item: dict, part: Part, path: Path) -> Any:
        with part_faults(part, path):
            texts = value_of(part)
            if part.type == "heading":
                if texts["level"] != item["value"]["level"]:
                    message = "the heading has another level than the original's"
                    raise BlockFault(path, message)
                texts = {"text": texts["text"]}
            return self.lay(block.child_blocks[item["type"]], item["value"], texts, path)

    def leaf(self, block: blocks.Block, raw: Any, text: Any, path: Path) -> Any:
        if bool(raw) != bool(text):
            raise BlockFault(path, ONLY_THERE if raw else ONLY_HERE)
        laid = self.decoder.leaf(block, text, path)
        if isinstance(block, blocks.RichTextBlock):
            same_shape(raw, laid, path)
        return laid


def same_shape(original: str, translated: str, path: Path) -> None:
    """Raises BlockFault unless both have as many paragraphs, list items and links."""
    for tag, word in (("<p>", "paragraphs"), ("<li>", "list items"), ("<a ", "links")):
        ours, theirs = translated.count(tag), original.count(tag)
        if ours != theirs:
            raise BlockFault(path, f"{theirs} {word} in the original, {ours} here")
