"""What the search page says of a result."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from search.facets import KINDS

register = template.Library()


@register.filter
def kind_name(kind: str) -> str:
    return str(KINDS.get(kind, ""))


@register.filter
def marked(html: str) -> SafeString:
    """Escaped where it was made (`search.snippets`), with `<mark>` around what answers."""
    return mark_safe(html)  # noqa: S308 - escaped in search.snippets
