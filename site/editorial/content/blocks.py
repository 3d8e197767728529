"""StreamField blocks ↔ what content files hold, driven by the block definitions themselves.

Three directions, each a walk over the same tree: a file's value becomes the block's stored form
(`decode`), a stored form becomes a file's value (`encode`), and English texts are laid over the
Swedish stored form (`overlay`).
"""

import uuid
from decimal import Decimal, InvalidOperation
from typing import Any

from portal.blocks.body import MarkdownStreamBlock
from portal.models import SiteDocument, SiteImage
from reference.blocks import CodeBlock, RecordBlock
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .markdown import MarkdownFault, Part, from_html, join_body, split_body, to_html
from .yaml_text import Path, YamlFault, read_yaml, write_yaml

NAMESPACE = uuid.UUID("7b0e2f0c-5d0f-4c53-9d0a-6d9f6f3f2a11")


class BlockFault(Exception):
    """A value that its block cannot hold; `path` leads to it, `line` is relative where known."""

    def __init__(self, path: Path, message: str, line: int | None = None):
        self.path = path
        self.line = line
        super().__init__(message)


def derived_id(*parts: str | int) -> str:
    """The id of a block that nobody has given one: the same wherever the same file is loaded."""
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, parts))))


def is_list_of_items(block: blocks.StreamBlock) -> bool:
    """A stream with one anonymous block type is written as a plain list."""
    return not isinstance(block, MarkdownStreamBlock) and len(block.child_blocks) == 1


def is_text_block(block: blocks.Block) -> bool:
    if isinstance(block, CodeBlock | RecordBlock | blocks.ChoiceBlock | blocks.URLBlock):
        return False
    return isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock)


def holds_text(block: blocks.Block) -> bool:
    """Whether a translator finds anything inside this block."""
    if isinstance(block, blocks.ListBlock):
        return holds_text(block.child_block)
    if isinstance(block, blocks.BaseStructBlock | blocks.BaseStreamBlock):
        return any(holds_text(child) for child in block.child_blocks.values())
    return is_text_block(block)


# --- file → stored form ------------------------------------------------------------------------


class Decoder:
    """Turns file values into stored block values. `seed` makes the ids (page key and field)."""

    def __init__(self, links, seed: tuple[str, ...]):
        self.links = links
        self.seed = seed

    def decode(self, block: blocks.Block, value: Any, path: Path = ()) -> Any:
        if isinstance(block, MarkdownStreamBlock):
            return self.markdown(block, value or "", path)
        if isinstance(block, blocks.BaseStreamBlock):
            return self.stream(block, value or [], path)
        if isinstance(block, blocks.ListBlock):
            items = self.expect(value if value is not None else [], list, path, "a list")
            return [
                self.item("item", self.decode(block.child_block, item, (*path, n)), (*path, n))
                for n, item in enumerate(items)
            ]
        if isinstance(block, blocks.BaseStructBlock):
            return self.struct(block, value, path)
        return self.leaf(block, value, path)

    def item(self, kind: str, value: Any, path: Path, given: str | None = None) -> dict[str, Any]:
        return {"type": kind, "value": value, "id": given or derived_id(*self.seed, *path)}

    def stream(self, block: blocks.BaseStreamBlock, value: Any, path: Path) -> list[dict]:
        items = self.expect(value, list, path, "a list")
        if is_list_of_items(block):
            ((kind, child),) = block.child_blocks.items()
            return [
                self.identified(kind, child, item, (*path, n)) for n, item in enumerate(items)
            ]
        result = []
        for n, item in enumerate(items):
            entry = self.expect(item, dict, (*path, n), "one block: its type and its value")
            kind = next(iter(entry), "")
            child = block.child_blocks.get(kind)
            if child is None:
                raise BlockFault((*path, n), f"there is no block “{kind}” here")
            result.append(self.item(kind, self.decode(child, entry[kind], (*path, n)), (*path, n)))
        return result

    def identified(self, kind: str, child: blocks.Block, item: Any, path: Path) -> dict[str, Any]:
        given = None
        if isinstance(item, dict) and "id" in item and "id" not in getattr(child, "child_blocks", {}):
            given = str(item["id"])
            item = {name: part for name, part in item.items() if name != "id"}
            if set(item) == {"value"}:
                item = item["value"]
        return self.item(kind, self.decode(child, item, path), path, given)

    def markdown(self, block: MarkdownStreamBlock, text: Any, path: Path) -> list[dict[str, Any]]:
        text = self.expect(text, str, path, "a text")
        result = []
        try:
            parts = split_body(text)
        except MarkdownFault as fault:
            raise BlockFault(path, str(fault), fault.line) from fault
        for n, part in enumerate(parts):
            child = block.child_blocks.get(part.type)
            if child is None:
                raise BlockFault(path, f"there is no block “{part.type}” here", part.line)
            value = part.value
            try:
                if part.type not in {"text", "heading"}:
                    value = read_yaml(part.value).data or {}
                raw = self.decode(child, value, (*path, n))
            except YamlFault as fault:
                raise BlockFault(path, str(fault), part.line + fault.line) from fault
            except BlockFault as fault:
                line = part.line + (fault.line or 0)
                inner = ".".join(map(str, fault.path[len(path) + 1 :]))
                message = f"{part.type}{'.' + inner if inner else ''}: {fault}"
                raise BlockFault(path, message, line) from fault
            result.append(self.item(part.type, raw, (*path, n), part.id))
        return result

    def struct(self, block: blocks.BaseStructBlock, value: Any, path: Path) -> dict[str, Any]:
        value = self.expect(value, dict, path, "fields with names")
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

    def leaf(self, block: blocks.Block, value: Any, path: Path) -> Any:
        if isinstance(block, blocks.RichTextBlock):
            text = self.expect("" if value is None else value, str, path, "a text")
            try:
                return to_html(text, self.links.to_attributes)
            except MarkdownFault as fault:
                raise BlockFault(path, str(fault), fault.line) from fault
        if isinstance(block, blocks.BooleanBlock):
            return self.expect(bool(value) if value is None else value, bool, path, "true or false")
        if isinstance(block, blocks.DecimalBlock):
            try:
                return None if value is None else str(Decimal(str(value)))
            except InvalidOperation as error:
                raise BlockFault(path, f"“{value}” is not a number") from error
        if isinstance(block, blocks.ChoiceBlock):
            known = [code for code, _name in block.field.choices if code]
            if value is not None and value not in known:
                raise BlockFault(path, f"“{value}” is none of {', '.join(known)}")
            return value or ""
        if isinstance(block, DocumentChooserBlock):
            return self.chosen(self.links.documents, value, path)
        if isinstance(block, ImageChooserBlock):
            return self.chosen(dict(SiteImage.objects.values_list("key", "pk")), value, path)
        if value is None:
            return ""
        if isinstance(value, bool | list | dict):
            raise BlockFault(path, "a text is wanted here")
        return str(value)

    def chosen(self, known: dict[str, int], value: Any, path: Path) -> int | None:
        if value and value not in known:
            raise BlockFault(path, f"there is no file with the key “{value}”")
        return known[value] if value else None

    @staticmethod
    def expect(value: Any, kind: type, path: Path, words: str) -> Any:
        if not isinstance(value, kind):
            raise BlockFault(path, f"{words} is wanted here")
        return value


# --- stored form → file ------------------------------------------------------------------------


class Encoder:
    """Turns stored block values into file values; `texts_only` leaves out all but texts."""

    def __init__(self, links, seed: tuple[str, ...], texts_only: bool = False, ids: bool = True):
        self.links = links
        self.seed = seed
        self.texts_only = texts_only
        self.ids = ids and not texts_only

    def encode(self, block: blocks.Block, raw: Any, path: Path = ()) -> Any:
        if isinstance(block, MarkdownStreamBlock):
            return self.markdown(block, raw or [], path)
        if isinstance(block, blocks.BaseStreamBlock):
            return self.stream(block, raw or [], path)
        if isinstance(block, blocks.ListBlock):
            return [
                self.encode(block.child_block, item["value"], (*path, n))
                for n, item in enumerate(raw or [])
            ]
        if isinstance(block, blocks.BaseStructBlock):
            encoded = {
                name: self.encode(child, raw.get(name), (*path, name))
                for name, child in block.child_blocks.items()
                if not self.texts_only or holds_text(child)
            }
            return {name: value for name, value in encoded.items() if value not in (None, "", [], {})}
        return self.leaf(block, raw)

    def own_id(self, item: dict[str, Any], path: Path) -> str | None:
        """The id, if it is not the one that loading the file would give."""
        if not self.ids or item.get("id") == derived_id(*self.seed, *path):
            return None
        return item.get("id")

    def stream(self, block: blocks.BaseStreamBlock, raw: list[dict], path: Path) -> list[Any]:
        result: list[Any] = []
        for n, item in enumerate(raw):
            child = block.child_blocks[item["type"]]
            value = self.encode(child, item["value"], (*path, n))
            if not is_list_of_items(block):
                result.append({item["type"]: value})
                continue
            given = self.own_id(item, (*path, n))
            if given:
                value = {**value, "id": given} if isinstance(value, dict) else {"value": value, "id": given}
            result.append(value)
        return result

    def markdown(self, block: MarkdownStreamBlock, raw: list[dict], path: Path) -> str:
        parts = []
        for n, item in enumerate(raw):
            child = block.child_blocks[item["type"]]
            value: Any
            if item["type"] == "heading":
                value = dict(item["value"])
            else:
                value = self.encode(child, item["value"], (*path, n))
                if item["type"] != "text":
                    value = write_yaml(value) if value else ""
            parts.append(Part(item["type"], value, 0, self.own_id(item, (*path, n))))
        return join_body(parts)

    def leaf(self, block: blocks.Block, raw: Any) -> Any:
        if isinstance(block, blocks.RichTextBlock):
            return from_html(raw or "", self.links.to_address)
        if isinstance(block, blocks.DecimalBlock):
            return None if raw in (None, "") else number(Decimal(str(raw)))
        if isinstance(block, DocumentChooserBlock):
            return self.links.document_keys.get(raw)
        if isinstance(block, ImageChooserBlock):
            return SiteImage.objects.filter(pk=raw).values_list("key", flat=True).first()
        return raw


def number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


# --- English texts over the Swedish stored form ----------------------------------------------------


class Overlay:
    """Lays the texts of a translation over the original's stored form, block by block."""

    def __init__(self, links):
        self.decoder = Decoder(links, ())

    def lay(self, block: blocks.Block, raw: Any, texts: Any, path: Path = ()) -> Any:
        if not holds_text(block):
            return raw
        if isinstance(block, MarkdownStreamBlock):
            return self.markdown(block, raw or [], texts or "", path)
        if isinstance(block, blocks.BaseStreamBlock):
            return self.items(raw or [], texts, path, lambda item: block.child_blocks[item["type"]])
        if isinstance(block, blocks.ListBlock):
            return self.items(raw or [], texts, path, lambda item: block.child_block)
        if isinstance(block, blocks.BaseStructBlock):
            return self.struct(block, raw, texts, path)
        return self.leaf(block, raw, texts, path)

    def items(self, raw: list[dict], texts: Any, path: Path, child_of) -> list[dict]:
        given = Decoder.expect([] if texts is None else texts, list, path, "a list")
        if len(given) != len(raw):
            raise BlockFault(path, f"{len(raw)} in the original, {len(given)} here")
        laid = []
        for n, (item, text) in enumerate(zip(raw, given, strict=True)):
            if isinstance(text, dict) and set(text) == {"value", "id"}:
                text = text["value"]
            laid.append({**item, "value": self.lay(child_of(item), item["value"], text, (*path, n))})
        return laid

    def struct(self, block: blocks.BaseStructBlock, raw: dict, texts: Any, path: Path) -> dict:
        given = Decoder.expect({} if texts is None else texts, dict, path, "fields with names")
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
        try:
            parts = split_body(Decoder.expect(text, str, path, "a text"))
        except MarkdownFault as fault:
            raise BlockFault(path, str(fault), fault.line) from fault
        ours, theirs = [part.type for part in parts], [item["type"] for item in raw]
        if ours != theirs:
            raise BlockFault(
                path, f"the original has {', '.join(theirs) or 'nothing'}; here {', '.join(ours) or 'nothing'}"
            )
        laid = []
        for part, item in zip(parts, raw, strict=True):
            child = block.child_blocks[item["type"]]
            try:
                if part.type == "heading":
                    if part.value["level"] != item["value"]["level"]:
                        raise BlockFault(path, "the heading has another level than the original's")
                    texts = {"text": part.value["text"]}
                elif part.type == "text":
                    texts = part.value
                else:
                    texts = read_yaml(part.value).data or {}
                laid.append({**item, "value": self.lay(child, item["value"], texts, path)})
            except YamlFault as fault:
                raise BlockFault(path, str(fault), part.line + fault.line) from fault
            except BlockFault as fault:
                inner = ".".join(map(str, fault.path[len(path) :]))
                raise BlockFault(
                    path, f"{part.type}{'.' + inner if inner else ''}: {fault}", part.line
                ) from fault
        return laid

    def leaf(self, block: blocks.Block, raw: Any, text: Any, path: Path) -> Any:
        if bool(raw) != bool(text):
            there = "there is a text in the original and none here"
            here = "there is a text here and none in the original"
            raise BlockFault(path, there if raw else here)
        if not isinstance(block, blocks.RichTextBlock):
            return self.decoder.leaf(block, text, path)
        html = self.decoder.leaf(block, text, path)
        same_shape(raw, html, path)
        return html


def same_shape(original: str, translated: str, path: Path) -> None:
    """Raises BlockFault unless both have as many paragraphs, list items and the same links."""
    for tag, word in (("<p>", "paragraphs"), ("<li>", "list items"), ("<a ", "links")):
        ours, theirs = translated.count(tag), original.count(tag)
        if ours != theirs:
            raise BlockFault(path, f"{theirs} {word} in the original, {ours} here")
