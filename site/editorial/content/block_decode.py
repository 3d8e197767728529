"""A file's value → the stored form of its block, driven by the block definitions themselves.

Every item of a list carries the mark of its id, None where the file gives none; `block_ids.settle`
makes ids of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.blocks import PageKeyBlock
from portal.blocks.body import MarkdownStreamBlock

from .block_ids import Mark
from .block_kinds import BlockFault, expect, is_list_of_items, takes_id
from .markdown import MarkdownFault, Part, split_body, to_html
from .yaml_text import Path, YamlFault, read_yaml


class Decoder:
    """Turns file values into stored block values. Raises BlockFault, with the path to the fault."""

    def __init__(self, links):
        self.links = links

    def decode(self, block: blocks.Block, value: Any, path: Path = ()) -> Any:
        if isinstance(block, MarkdownStreamBlock):
            return self.markdown(block, value or "", path)
        if isinstance(block, blocks.BaseStreamBlock):
            return self.stream(block, value or [], path)
        if isinstance(block, blocks.ListBlock):
            items = expect(value if value is not None else [], list, path, "a list")
            return [
                self.item("item", block.child_block, item, (*path, n))
                for n, item in enumerate(items)
            ]
        if isinstance(block, blocks.BaseStructBlock):
            return self.struct(block, value, path)
        return self.leaf(block, value, path)

    def item(self, kind: str, child: blocks.Block, value: Any, path: Path) -> dict[str, Any]:
        value, mark = unmarked(child, value)
        return {"type": kind, "value": self.decode(child, value, path), "id": checked(mark, path)}

    def stream(self, block: blocks.BaseStreamBlock, value: Any, path: Path) -> list[dict]:
        items = expect(value, list, path, "a list")
        if is_list_of_items(block):
            ((kind, child),) = block.child_blocks.items()
            return [self.item(kind, child, item, (*path, n)) for n, item in enumerate(items)]
        result = []
        for n, item in enumerate(items):
            entry = dict(expect(item, dict, (*path, n), "one block: its type and its value"))
            mark = entry.pop("id", None)
            kind = next(iter(entry), "")
            child = block.child_blocks.get(kind)
            if child is None:
                raise BlockFault((*path, n), f"there is no block “{kind}” here")
            decoded = self.decode(child, entry[kind], (*path, n, kind))
            result.append({"type": kind, "value": decoded, "id": checked(mark, (*path, n))})
        return result

    def markdown(self, block: MarkdownStreamBlock, text: Any, path: Path) -> list[dict[str, Any]]:
        return [
            {
                "type": part.type,
                "value": self.part(block, part, (*path, n)),
                "id": checked(part.id, path, part.line),
            }
            for n, part in enumerate(parts_of(text, path))
        ]

    def part(self, block: MarkdownStreamBlock, part: Part, path: Path) -> Any:
        child = block.child_blocks.get(part.type)
        if child is None:
            raise BlockFault(path[:-1], f"there is no block “{part.type}” here", part.line)
        with part_faults(part, path):
            return self.decode(child, value_of(part), path)

    def struct(self, block: blocks.BaseStructBlock, value: Any, path: Path) -> dict[str, Any]:
        value = expect(value, dict, path, "fields with names")
        unknown = [name for name in value if name not in block.child_blocks]
        if unknown:
            raise BlockFault((*path, unknown[0]), "there is no such field")
        result = {}
        for name, child in block.child_blocks.items():
            given = value.get(name)
            if given is None and child.required:
                raise BlockFault(path, f"“{name}” is missing")
            result[name] = self.decode(child, given, (*path, name))
        return result

    def leaf(  # noqa: C901, PLR0911 - one line a kind of block
        self, block: blocks.Block, value: Any, path: Path
    ) -> Any:
        if isinstance(block, blocks.RichTextBlock):
            return self.rich(value, path)
        if isinstance(block, blocks.BooleanBlock):
            return expect(bool(value) if value is None else value, bool, path, "true or false")
        if isinstance(block, blocks.DecimalBlock):
            return decimal(value, path)
        if isinstance(block, blocks.ChoiceBlock):
            known = [code for code, _name in block.field.choices if code]
            if value is not None and value not in known:
                raise BlockFault(path, f"“{value}” is none of {', '.join(known)}")
            return value or ""
        if isinstance(block, PageKeyBlock) and value and value not in self.links.pages:
            raise BlockFault(path, f"there is no page with the key “{value}”")
        if isinstance(block, DocumentChooserBlock):
            return chosen(self.links.documents, value, path)
        if isinstance(block, ImageChooserBlock):
            return chosen(self.links.images, value, path)
        if value is None:
            return ""
        if isinstance(value, bool | list | dict):
            raise BlockFault(path, "a text is wanted here")
        return str(value)

    def rich(self, value: Any, path: Path) -> str:
        text = expect("" if value is None else value, str, path, "a text")
        try:
            return to_html(text, self.links.to_attributes)
        except MarkdownFault as fault:
            raise BlockFault(path, str(fault), fault.line) from fault


@contextmanager
def part_faults(part: Part, path: Path) -> Iterator[None]:
    """Adds to a fault inside a body where the block stands, and which block it is."""
    try:
        yield
    except YamlFault as fault:
        raise BlockFault(path[:-1], str(fault), part.line + fault.line) from fault
    except BlockFault as fault:
        inner = ".".join(map(str, fault.path[len(path) :]))
        message = f"{part.type}{'.' + inner if inner else ''}: {fault}"
        raise BlockFault(path[:-1], message, part.line + (fault.line or 0)) from fault


def parts_of(text: Any, path: Path) -> list[Part]:
    try:
        return split_body(expect(text, str, path, "a text"))
    except MarkdownFault as fault:
        raise BlockFault(path, str(fault), fault.line) from fault


def value_of(part: Part) -> Any:
    """What a part holds: text and headings as they are, anything else as YAML."""
    return part.value if part.type in {"text", "heading"} else read_yaml(part.value).data or {}


def unmarked(child: blocks.Block, value: Any) -> tuple[Any, Mark]:
    """An item's value, and the mark of its id that may stand beside it."""
    if not isinstance(value, dict) or "id" not in value or not takes_id(child):
        return value, None
    rest = {name: part for name, part in value.items() if name != "id"}
    if not isinstance(child, blocks.BaseStructBlock) and set(rest) == {"value"}:
        return rest["value"], value["id"]
    return rest, value["id"]


def checked(mark: Mark, path: Path, line: int | None = None) -> Mark:
    if mark is None or str(mark).isdigit() or is_uuid(mark):
        return mark
    raise BlockFault(path, f"“{mark}” is not the id of a block", line)


def is_uuid(mark: Mark) -> bool:
    text = str(mark)
    return len(text) == 36 and not set(text) - set("0123456789abcdef-")


def decimal(value: Any, path: Path) -> str | None:
    try:
        return None if value is None else str(Decimal(str(value)))
    except InvalidOperation as error:
        raise BlockFault(path, f"“{value}” is not a number") from error


def chosen(known: dict[str, int], value: Any, path: Path) -> int | None:
    if value and value not in known:
        raise BlockFault(path, f"there is no file with the key “{value}”")
    return known[value] if value else None
