"""A page ↔ its document: the plain data that its content file holds.

A document is a dict in the order of the page type's `content_fields`, with streams and rich text
in the form of docs/content-format.md. Everything that compares, merges, loads or exports pages
works on documents.
"""

import datetime
import json
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from portal.blocks.body import MarkdownStreamBlock
from portal.models import PortalPage
from portal.translatable import is_text
from reference.fields import ChoiceListField, KeyListField

from .block_decode import Decoder
from .block_encode import Encoder, is_empty, number, one_newline
from .block_ids import settle
from .block_kinds import BlockFault, holds_text
from .block_overlay import ONLY_HERE, ONLY_THERE, Overlay, same_shape
from .markdown import MarkdownFault, from_html, split_body, to_html

Document = dict[str, Any]


def fields_of(model: type[PortalPage]) -> list[models.Field]:
    return [model._meta.get_field(name) for name in model.content_fields]


def text_fields(model: type[PortalPage]) -> list[models.Field]:
    """Fields that an English file repeats: texts, and the address, which each language has."""
    return [
        field
        for field in fields_of(model)
        if field.name == "slug" or (is_text(field) and holds(field))
    ]


def holds(field: models.Field) -> bool:
    return not isinstance(field, StreamField) or holds_text(field.stream_block)


def encode_page(page: PortalPage, links, texts_only: bool = False, ids: bool = True) -> Document:
    """The document of a page as it stands; empty values are left out.

    `ids` writes out the ids of blocks that loading the file would name otherwise; comparisons do
    without.
    """
    document: Document = {}
    fields = text_fields(type(page)) if texts_only else fields_of(type(page))
    if page.pk is None:
        # A page that is in no site has no relations to others.
        fields = [field for field in fields if not isinstance(field, ParentalManyToManyField)]
    for field in fields:
        value = encode_field(page, field, links, texts_only, ids)
        if not is_empty(value) or must_stand(field):
            document[field.name] = value
    return document


def must_stand(field: models.Field) -> bool:
    """Unknown numbers and empty lists are written out, so that a reader sees that they are."""
    return isinstance(field, models.PositiveSmallIntegerField)


def encode_field(page: PortalPage, field: models.Field, links, texts_only: bool, ids: bool) -> Any:
    value = field.value_from_object(page)
    if isinstance(field, StreamField):
        encoder = Encoder(links, texts_only, ids)
        return encoder.encode(field.stream_block, value.get_prep_value(), scope_of(page, field))
    if isinstance(field, RichTextField):
        return from_html(value, links.to_address)
    if isinstance(field, ParentalManyToManyField):
        keys = [links.page_keys.get(related.pk, str(related.pk)) for related in value]
        return sorted(set(keys))
    if isinstance(value, Decimal):
        return number(value)
    return one_newline(value)


def scope_of(page: PortalPage, field: models.Field) -> str:
    """What the ids of a field's outermost blocks are made of."""
    return f"{page.key}/{field.name}"


class FieldFault(Exception):
    """A value that its field cannot hold; the first item of `path` is the field's name."""

    def __init__(self, path: tuple, message: str, line: int | None = None):
        self.path = path
        self.line = line
        super().__init__(message)


def apply_document(page: PortalPage, document: Document, names, links, keep: bool = True) -> None:
    """Set the fields `names` of a page from a document. Raises FieldFault.

    With `keep`, blocks that the page already has keep their ids (see `block_ids`), so that
    translations find them.
    """
    for name in names:
        field = page._meta.get_field(name)
        value = document.get(name)
        try:
            decode_field(page, field, value, links, keep)
        except BlockFault as fault:
            raise FieldFault((name, *fault.path), str(fault), fault.line) from fault
        except MarkdownFault as fault:
            raise FieldFault((name,), str(fault), fault.line) from fault
        except (ValueError, TypeError, ArithmeticError) as error:
            raise FieldFault((name,), f"“{value}” is not a valid value") from error


def decode_field(
    page: PortalPage, field: models.Field, value: Any, links, keep: bool = True
) -> None:
    if isinstance(field, StreamField):
        raw = Decoder(links).decode(field.stream_block, value)
        existing = field.value_from_object(page).get_prep_value() if page.pk and keep else []
        try:
            settled = settle(raw, existing, scope_of(page, field))
        except ValueError as error:
            raise BlockFault((), str(error)) from error
        setattr(page, field.name, stream(field, settled))
    elif isinstance(field, RichTextField):
        setattr(page, field.name, to_html(expect_text(value), links.to_attributes))
    elif isinstance(field, ParentalManyToManyField):
        unknown = [key for key in value or [] if key not in links.pages]
        if unknown:
            raise BlockFault((), f"there is no page with the key “{unknown[0]}”")
        pks = [links.pages[key] for key in value or []]
        setattr(page, field.name, list(field.related_model.objects.filter(pk__in=pks)))
    else:
        setattr(page, field.attname, plain_value(field, value))


def plain_value(field: models.Field, value: Any) -> Any:  # noqa: PLR0911 - one a kind of field
    if isinstance(field, ChoiceListField | KeyListField):
        items = value or []
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise BlockFault((), "a list is wanted here")
        order = getattr(getattr(field, "choice_class", None), "values", [])
        return sorted(items, key=lambda item: order.index(item) if item in order else len(order))
    if isinstance(field, models.ForeignKey):
        return value or None
    if isinstance(field, models.BooleanField):
        return bool(value)
    if isinstance(field, models.DateField):
        if value is not None and not isinstance(value, datetime.date):
            raise BlockFault((), f"“{value}” is not a date as 2026-11-22")
        return value
    if isinstance(field, models.CharField | models.TextField):
        return expect_text(value)
    if value in (None, ""):
        return None
    return field.to_python(str(value))


def expect_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | list | dict):
        raise BlockFault((), "a text is wanted here")
    return str(value)


def stream(field: StreamField, raw: list[dict]) -> Any:
    return field.to_python(json.dumps(raw))


def lay_texts(original: PortalPage, document: Document, links) -> PortalPage:
    """The original, in memory, with the texts of a translation's document. Never save it.

    Raises FieldFault where the structures differ.
    """
    overlay = Overlay(links)
    for field in text_fields(type(original)):
        if field.name == "slug":
            continue
        value = document.get(field.name)
        try:
            if isinstance(field, StreamField):
                raw = field.value_from_object(original).get_prep_value()
                laid = overlay.lay(field.stream_block, raw, value)
                setattr(original, field.name, stream(field, laid))
            else:
                setattr(original, field.name, laid_text(original, field, value, links))
        except BlockFault as fault:
            raise FieldFault((field.name, *fault.path), str(fault), fault.line) from fault
        except MarkdownFault as fault:
            raise FieldFault((field.name,), str(fault), fault.line) from fault
    return original


def laid_text(original: PortalPage, field: models.Field, value: Any, links) -> str:
    before = field.value_from_object(original) or ""
    text = expect_text(value)
    if bool(before) != bool(text):
        raise BlockFault((), ONLY_THERE if before else ONLY_HERE)
    if isinstance(field, RichTextField):
        text = to_html(text, links.to_attributes)
        same_shape(before, text, ())
    return text


def clean_streams(page: PortalPage, document: Document) -> None:
    """What the admin's forms ask of a page's blocks. Raises FieldFault for the first that fails."""
    for field in fields_of(type(page)):
        if not isinstance(field, StreamField):
            continue
        try:
            field.stream_block.clean(field.value_from_object(page))
        except ValidationError as error:
            path, message = first_error(errors_of(error))
            value = document.get(field.name)
            inner, line = place_in(field.stream_block, value, path)
            raise FieldFault((field.name, *inner), message, line) from error


def errors_of(error: ValidationError) -> dict[str, Any]:
    """A block's errors as a tree; Wagtail's own kinds of error know it."""
    tree = getattr(error, "as_json_data", None)
    return tree() if tree else {"messages": error.messages}


def first_error(data: dict[str, Any]) -> tuple[tuple, str]:
    """Path and words of the first fault in a tree of block errors."""
    for name, inner in (data.get("blockErrors") or {}).items():
        path, message = first_error(inner)
        return (int(name) if str(name).isdigit() else name, *path), message
    return (), " ".join(map(str, data.get("messages") or ["is not valid"]))


def place_in(block: Any, value: Any, path: tuple) -> tuple[tuple, int | None]:
    """The path as far as the file's YAML goes, and the line within a text of Markdown there."""
    for depth, step in enumerate(path):
        if isinstance(block, MarkdownStreamBlock):
            return path[:depth], split_body(value)[step].line
        if isinstance(block, blocks.BaseStructBlock):
            block = block.child_blocks[step]
            value = (value or {}).get(step)
        elif isinstance(block, blocks.ListBlock):
            block, value = block.child_block, value[step]
        else:
            block = next(iter(block.child_blocks.values()))
            value = value[step]
    return path, None
