"""Every address that the site knows, as its pattern."""

from collections.abc import Callable, Iterator

from django.urls import URLResolver, get_resolver


def resolved(resolver=None, prefix: str = "") -> Iterator[tuple[str, Callable]]:
    """Pattern and view, in the order in which they are tried; what stands twice answers once."""
    seen = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        address = f"{prefix}{pattern.pattern}"
        deeper = isinstance(pattern, URLResolver)
        found = resolved(pattern, address) if deeper else iter([(address, pattern.callback)])
        for one, view in found:
            if one not in seen:
                seen.add(one)
                yield one, view


def patterns() -> Iterator[str]:
    return (pattern for pattern, _view in resolved())
