"""Every change of what a reader may see renews the stamp that conditional answers rest on."""

from django.db.models.signals import post_delete, post_save
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)
from wagtail.signals import post_page_move

from reference.models import SectionReference, SectionVersion
from reference.models.base import ReferenceRecord

from .models import Change, Deviation, TranslationStatus

WATCHED = (
    Page,
    ReferenceRecord,
    SectionReference,
    SectionVersion,
    TranslationStatus,
    Deviation,
    AbstractDocument,
    AbstractImage,
    Collection,
    PageViewRestriction,
    CollectionViewRestriction,
    Site,
    Locale,
)
# What saving a draft writes on the page itself; no reader sees any of it.
DRAFT_FIELDS = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "go_live_at",
    "expire_at",
}


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(after_change, dispatch_uid=f"portal-change-{id(signal)}")
    # A move writes paths without saving the pages.
    post_page_move.connect(after_move, dispatch_uid="portal-change-move")


def after_change(sender, update_fields=None, raw=False, **kwargs) -> None:
    is_draft = update_fields is not None and set(update_fields) <= DRAFT_FIELDS
    if issubclass(sender, WATCHED) and not is_draft and not raw:
        Change.note()


def after_move(**kwargs) -> None:
    Change.note()
