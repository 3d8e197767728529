"""What the advisor's templates need beyond the portal's."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def get(items: Mapping[str, Any], key: str) -> Any:
    """The item with a key, or nothing."""
    return items.get(key)
