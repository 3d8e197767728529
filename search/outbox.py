"""Signals → changes, written in the transaction that makes them.

`post_save` and `post_delete` are sent inside the saving transaction; Wagtail's own publish and
move signals are sent after it, so that a crash between the two would lose them.
"""

import structlog
from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)

from reference.models.base import ReferenceRecord

from .behind import catch_up_soon
from .models import Change

log = structlog.get_logger("search.outbox")

# What a publish may spend on search before its editor gets an answer; the rest is caught up later.
BUDGET_SECONDS = 1.0
# Records that have an address of their own; the others are words on pages.
WITH_ADDRESS = {"concept", "lawsection", "sectionversion", "threshold", "act"}


def connect() -> None:
    """Listen to everything that can change what readers may find."""
    everything = (Site, Locale, Collection, CollectionViewRestriction, get_document_model())
    for model in apps.get_models():
        if issubclass(model, Page):
            listen(model, page_changed)
        elif issubclass(model, ReferenceRecord) or model._meta.model_name == "sectionversion":
            listen(model, record_changed)
    listen(PageViewRestriction, restriction_changed)
    for model in everything:
        listen(model, anything_changed)


def listen(model: type[Model], receiver) -> None:
    name = f"search-{model._meta.label_lower}"
    post_save.connect(receiver, sender=model, dispatch_uid=f"{name}-save")
    post_delete.connect(receiver, sender=model, dispatch_uid=f"{name}-delete")


def page_changed(instance: Page, **kwargs) -> None:
    note(f"page/{instance.pk}")


def restriction_changed(instance: PageViewRestriction, **kwargs) -> None:
    note(f"tree/{instance.page_id}")


def record_changed(sender: type[Model], **kwargs) -> None:
    note("records" if sender._meta.model_name in WITH_ADDRESS else "pages")
    if sender._meta.model_name == "lawsection":
        # Pages carry number and heading of the sections that they cite.
        note("pages")


def anything_changed(**kwargs) -> None:
    note("pages")


def note(target: str) -> None:
    """Write a change, and take it in as soon as its transaction has committed."""
    Change.objects.create(target=target)
    connection = transaction.get_connection()
    waiting = any(row[1] is drain_soon for row in connection.run_on_commit)
    if not waiting:
        transaction.on_commit(drain_soon, robust=True)


def drain_soon() -> None:
    from .indexing import drain_into  # noqa: PLC0415 - needs models that connect() precedes
    from .registry import embedded, server  # noqa: PLC0415

    try:
        drain_into(embedded(), budget=BUDGET_SECONDS)
        if server():
            # Nobody who publishes waits for another machine.
            catch_up_soon()
    # The change is kept; readers' and editors' work must not fail because search does.
    except Exception:
        log.exception("changes wait for the next drain")
