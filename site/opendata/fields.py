"""Fields of pages in exports: each one's JSON Schema and value."""

from collections.abc import Callable
from typing import Any

from django.db import models
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import RichTextField, StreamField

from portal.models import PortalPage
from reference.fields import ChoiceListField, KeyListField

from .public import PublishedPage
from .shapes import (
    DATE,
    HTML,
    KEY,
    NUMBER,
    TEXT,
    Reader,
    Schema,
    listed,
    number,
    one_of,
    schema_of,
    value_of,
)

# The address says the slug, and menus are a matter of the site.
LEFT_OUT = {"title", "slug", "show_in_menus"}
# Written in English and shown on English pages only.
ENGLISH_ONLY = {"international_note", "eu_references"}


def exported(page_type: type[PortalPage]) -> list[str]:
    """Names of the fields that an export of this page type has, in the order of writing."""
    return [name for name in page_type.content_fields if name not in LEFT_OUT]


def field_schema(field: models.Field) -> Schema:
    if isinstance(field, StreamField):
        return schema_of(field.stream_block)
    if isinstance(field, ChoiceListField) and field.choice_class:
        return listed({"enum": list(field.choice_class.values)})
    if field.choices:
        return one_of(field.choices)
    return next((schema for kinds, schema in SCHEMAS if isinstance(field, kinds)), TEXT)


def field_value(published: PublishedPage, name: str, reader: Reader) -> Any:
    page = published.page
    field = page._meta.get_field(name)
    if isinstance(field, models.ManyToManyField):
        return reader.public.models_concerned.get(str(page.translation_key), [])
    if name in ENGLISH_ONLY and published.locale != "en":
        return [] if isinstance(field, StreamField) else None
    value = getattr(page, field.attname)
    make = next((make for kinds, make in VALUES if isinstance(field, kinds)), plain)
    return make(field, value, reader)


def plain(_field: models.Field, value: Any, _reader: Reader) -> Any:
    return None if value == "" else value


def stream(field: StreamField, value: Any, reader: Reader) -> Any:
    stored = list(value.raw_data) if isinstance(value, StreamValue) else value
    return value_of(field.stream_block, stored, reader)


NUMERIC = (models.IntegerField, models.DecimalField, models.FloatField)
SCHEMAS: list[tuple[Any, Schema]] = [
    (RichTextField, HTML),
    ((KeyListField, models.ManyToManyField), listed({"type": "string"})),
    (models.ForeignKey, KEY),
    (models.DateField, DATE),
    (NUMERIC, NUMBER),
]
VALUES: list[tuple[Any, Callable[[Any, Any, Reader], Any]]] = [
    (StreamField, stream),
    (RichTextField, lambda _field, value, reader: reader.html(value)),
    (KeyListField, lambda _field, keys, reader: [k for k in keys if reader.known("sectors", k)]),
    (models.ForeignKey, lambda _field, key, reader: reader.known("sources", key)),
    (models.DateField, lambda _field, value, _reader: value.isoformat() if value else None),
    (NUMERIC, lambda _field, value, _reader: number(value)),
]
