"""What the advisor's templates need beyond the portal's."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.forms import BoundField

register = template.Library()


@register.filter
def is_filled(fields: Iterable[BoundField]) -> bool:
    """Whether a reader has written something in one of the fields, or it has an error."""
    return any(field.errors or field.value() not in {None, ""} for field in fields)


@register.filter
def get(items: Mapping[str, Any], key: str) -> Any:
    """The item with a key, or nothing."""
    return items.get(key)
