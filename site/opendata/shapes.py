"""How each kind of field and block looks in exports: its JSON Schema and its JSON value.

The page models are the schema, as they are for content files: a new field or block appears in the
exports by itself. Values are made from stored data, never from bound blocks, so that no block
asks the database. A text that is empty is null, which lets CSV tell the same as JSON.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import singledispatch
from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from reference.blocks import (
    CodeBlock,
    ConceptBlock,
    KeyBlock,
    OrganisationBlock,
    RecordBlock,
    SectionBlock,
    SourceBlock,
    TechniqueBlock,
)

from .html import Html
from .public import Public, PublicLinks

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "null"], "minLength": 1}
NAME: Schema = {"type": "string", "minLength": 1}
ADDRESS: Schema = {"type": ["string", "null"], "format": "uri"}
DATE: Schema = {"type": ["string", "null"], "format": "date"}
TIME: Schema = {"type": ["string", "null"], "format": "date-time"}
NUMBER: Schema = {"type": ["number", "null"]}
KEY: Schema = {"type": ["string", "null"], "pattern": "^[A-Za-z0-9_-]+$"}
HTML: Schema = TEXT | {"contentMediaType": "text/html"}
FILE: Schema = {
    "type": ["object", "null"],
    "properties": {"title": NAME, "url": {"type": "string", "format": "uri"}},
    "required": ["title", "url"],
    "additionalProperties": False,
}
SHELVES = {
    SectionBlock: "sections",
    ConceptBlock: "concepts",
    SourceBlock: "sources",
    OrganisationBlock: "organisations",
    TechniqueBlock: "techniques",
}


def listed(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def record(properties: Mapping[str, Schema]) -> Schema:
    """An object that has exactly these properties, all of them."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def one_of(choices) -> Schema:
    return {"enum": [*(value for value, _label in choices if value != ""), None]}


class Reader:
    """Makes values for readers of one language."""

    def __init__(self, public: Public, locale: str, links: Any = None):
        self.public = public
        self.locale = locale
        self._html = Html(links or PublicLinks(public, locale))

    def html(self, stored: str | None) -> str | None:
        """Rich text with whole addresses in its links; citations stay text."""
        return self._html(stored) if stored else None

    def known(self, shelf: str, key: str | None) -> str | None:
        """The key, unless its record is not published."""
        return key if key and key in getattr(self.public.library, shelf) else None


# Schemas


@singledispatch
def schema_of(block: blocks.Block) -> Schema:
    return TEXT


@schema_of.register
def _(block: blocks.StreamBlock) -> Schema:
    children = block.child_blocks
    if len(children) == 1:
        return listed(schema_of(next(iter(children.values()))))
    kinds = [
        record({"type": {"const": name}, "value": schema_of(child)})
        for name, child in children.items()
    ]
    return listed({"oneOf": kinds})


@schema_of.register
def _(block: blocks.StructBlock) -> Schema:
    return record({name: schema_of(child) for name, child in block.child_blocks.items()})


@schema_of.register
def _(block: blocks.ListBlock) -> Schema:
    return listed(schema_of(block.child_block))


@schema_of.register
def _(block: blocks.RichTextBlock) -> Schema:
    return HTML


@schema_of.register
def _(block: blocks.ChoiceBlock) -> Schema:
    return one_of(block.field.choices)


@schema_of.register(blocks.DecimalBlock)
@schema_of.register(blocks.IntegerBlock)
@schema_of.register(blocks.FloatBlock)
def _(block: blocks.FieldBlock) -> Schema:
    return NUMBER


@schema_of.register
def _(block: blocks.BooleanBlock) -> Schema:
    return {"type": "boolean"}


@schema_of.register
def _(block: KeyBlock) -> Schema:
    return KEY


@schema_of.register(ImageChooserBlock)
@schema_of.register(DocumentChooserBlock)
def _(block: blocks.Block) -> Schema:
    return FILE


# Values


@singledispatch
def value_of(block: blocks.Block, stored: Any, reader: Reader) -> Any:
    return str(stored) if stored not in (None, "") else None


@value_of.register
def _(block: blocks.StreamBlock, stored: Any, reader: Reader) -> Any:
    children = [
        (entry["type"], value_of(block.child_blocks[entry["type"]], entry["value"], reader))
        for entry in stored or []
        if entry["type"] in block.child_blocks
    ]
    if len(block.child_blocks) == 1:
        return [value for _name, value in children if value is not None]
    return [{"type": name, "value": value} for name, value in children]


@value_of.register
def _(block: blocks.StructBlock, stored: Any, reader: Reader) -> Any:
    return {
        name: value_of(child, (stored or {}).get(name), reader)
        for name, child in block.child_blocks.items()
    }


@value_of.register
def _(block: blocks.ListBlock, stored: Any, reader: Reader) -> Any:
    return [
        value_of(block.child_block, entry["value"] if is_item(entry) else entry, reader)
        for entry in stored or []
    ]


def is_item(entry: Any) -> bool:
    """Whether a stored list entry carries an id; early ones were bare values."""
    return isinstance(entry, Mapping) and entry.get("type") == "item" and "value" in entry


@value_of.register
def _(block: blocks.RichTextBlock, stored: Any, reader: Reader) -> Any:
    return reader.html(stored)


@value_of.register(blocks.DecimalBlock)
@value_of.register(blocks.IntegerBlock)
@value_of.register(blocks.FloatBlock)
def _(block: blocks.FieldBlock, stored: Any, reader: Reader) -> Any:
    return number(stored)


def number(stored: Any) -> int | float | None:
    """A JSON number; whole sums without decimals."""
    if stored in (None, ""):
        return None
    value = Decimal(str(stored))
    return int(value) if value == value.to_integral_value() else float(value)


@value_of.register
def _(block: blocks.BooleanBlock, stored: Any, reader: Reader) -> Any:
    return bool(stored)


@value_of.register
def _(block: RecordBlock, stored: Any, reader: Reader) -> Any:
    return reader.known(SHELVES[type(block)], stored)


@value_of.register
def _(block: CodeBlock, stored: Any, reader: Reader) -> Any:
    return stored or None


@value_of.register
def _(block: ImageChooserBlock, stored: Any, reader: Reader) -> Any:
    return reader.public.images.get(stored)


@value_of.register
def _(block: DocumentChooserBlock, stored: Any, reader: Reader) -> Any:
    return reader.public.documents.get(stored)
