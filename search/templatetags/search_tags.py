"""What the search page and *Try search* say of a result."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from search import explained
from search.facets import KINDS

register = template.Library()
ENGINES = {"fts5": "SQLite FTS5", "elasticsearch": "Elasticsearch"}


@register.filter
def kind_name(kind: str) -> str:
    return str(KINDS.get(kind, ""))


@register.filter
def marked(html: str) -> SafeString:
    """Escaped where it was made (`search.snippets`), with `<mark>` around what answers."""
    return mark_safe(html)  # noqa: S308 - escaped in search.snippets


@register.filter
def engine_name(name: str) -> str:
    return ENGINES.get(name, name)


@register.filter
def way(why: str) -> str:
    return explained.way(why)


@register.filter
def percent(share: float) -> str:
    return f"{share:.0%}"
