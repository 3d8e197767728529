"""Wagtail's index of references, written once for a page that is saved more than once."""

from collections.abc import Iterator
from contextlib import contextmanager

from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import (
    disable_reference_index_auto_update,
    reference_index_auto_update_disabled,
)


@contextmanager
def indexed_once() -> Iterator[list[Page]]:
    """What these pages refer to is written down once at the end, not at each of their saves."""
    pages: list[Page] = []
    # Wagtail's switch cannot be turned twice; whoever turned it writes everything down.
    if getattr(reference_index_auto_update_disabled, "value", False):
        yield pages
        return
    with disable_reference_index_auto_update():
        yield pages
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
