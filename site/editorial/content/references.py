"""Wagtail's index of references, written once for each object that a load saves.

A page is saved some five times on its way in, and Wagtail would read all of its texts each time.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from modelcluster.fields import ParentalKey
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def written_once() -> Iterator[None]:
    """Hold the index back, and bring it up to date at the end unless something is raised."""
    saved: dict[tuple[type[Model], object], None] = {}

    def note(instance: Model, **_kwargs) -> None:
        while key := parental_key(instance):
            instance = getattr(instance, key.name)
            if instance is None:
                return
        if ReferenceIndex.is_indexed(type(instance)):
            saved[Page if isinstance(instance, Page) else type(instance), instance.pk] = None

    def forget(instance: Model, **_kwargs) -> None:
        if type(instance) in ReferenceIndex.tracked_models:
            ReferenceIndex.remove_for_object(instance)
            ReferenceIndex.remove_references_to(instance)

    post_save.connect(note)
    post_delete.connect(forget)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        post_save.disconnect(note)
        post_delete.disconnect(forget)
    for model, pk in saved:
        for instance in model._default_manager.filter(pk=pk):
            whole = instance.specific if isinstance(instance, Page) else instance
            ReferenceIndex.create_or_update_for_object(whole)


def parental_key(instance: Model) -> ParentalKey | None:
    fields = (field for field in instance._meta.get_fields() if isinstance(field, ParentalKey))
    return next(fields, None)
