"""Every address that the site knows, as its pattern."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver


def patterns(resolver=None, prefix: str = "") -> Iterator[str]:
    """In the order in which they are tried; a pattern that stands twice answers once."""
    seen = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        address = f"{prefix}{pattern.pattern}"
        found = patterns(pattern, address) if isinstance(pattern, URLResolver) else iter([address])
        for one in found:
            if one not in seen:
                seen.add(one)
                yield one
