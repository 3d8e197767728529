"""What waits for review, most pressing first, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, get_page_models

from portal.models import PortalPage
from portal.translation import source_language

from ...translations.board_records import edit_url
from .models import ReviewRequest

SOON = timedelta(days=30)


class When(models.TextChoices):
    """In the order of the queue."""

    CALLED = "called", _("The law has changed")
    OVERDUE = "overdue", _("Overdue")
    SOON = "soon", _("Within 30 days")
    LATER = "later", _("Later")
    NEVER = "never", _("No date set")


ORDER = {when: number for number, when in enumerate(When)}


@dataclass
class Row:
    """One page or record that waits. `called_by` names what changed under it."""

    target: Any
    title: str
    kind: str
    when: When
    owner: str = ""
    due: date | None = None
    called_by: list[str] = field(default_factory=list)
    content_type: int = 0
    may_review: bool = False

    @property
    def pk(self) -> int:
        return self.target.pk

    @property
    def when_label(self) -> str:
        return str(self.when.label)

    @property
    def reasons(self) -> str:
        return ", ".join(self.called_by)

    @property
    def url(self) -> str:
        return reverse("upkeep_review", args=[self.content_type, self.target.pk])

    @property
    def edit_url(self) -> str:
        if isinstance(self.target, Page):
            return reverse("wagtailadmin_pages:edit", args=[self.target.pk])
        return edit_url(self.target)


def open_requests() -> dict[tuple[int, int], list[str]]:
    called = defaultdict(list)
    rows = ReviewRequest.objects.filter(closed_at__isnull=True).order_by("made_at", "pk")
    for kind, pk, label in rows.values_list("content_type", "object_id", "change__label"):
        if label not in called[kind, pk]:
            called[kind, pk].append(label)
    return called


def queue() -> list[Row]:
    called = open_requests()
    rows = [*page_rows(called), *record_rows(called)]
    return sorted(rows, key=lambda row: (ORDER[row.when], row.due or date.max, row.title))


def page_rows(called: dict[tuple[int, int], list[str]]) -> Iterable[Row]:
    """Originals with their dates, and translations that something called for."""
    owners = {user.pk: str(user) for user in get_user_model().objects.all()}
    today = timezone.localdate()
    for model in get_page_models():
        if not issubclass(model, PortalPage):
            continue
        kind = ContentType.objects.get_for_model(model).pk
        for page in model.objects.filter(live=True, alias_of__isnull=True).select_related("locale"):
            reasons = called.get((kind, page.pk), [])
            if page.locale.language_code != source_language() and not reasons:
                continue
            yield Row(
                target=page,
                title=page.title,
                kind=str(model._meta.verbose_name),
                when=When.CALLED if reasons else when(page.review_due, today),
                owner=owners.get(page.owner_id, ""),
                due=page.review_due,
                called_by=reasons,
                content_type=kind,
            )


def when(due: date | None, today: date) -> When:
    if due is None:
        return When.NEVER
    if due < today:
        return When.OVERDUE
    return When.SOON if due <= today + SOON else When.LATER


def record_rows(called: dict[tuple[int, int], list[str]]) -> Iterable[Row]:
    by_kind = defaultdict(list)
    for kind, pk in called:
        by_kind[kind].append(pk)
    for kind, pks in by_kind.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is None or issubclass(model, Page):
            continue
        for record in model._base_manager.filter(pk__in=pks):
            yield Row(
                target=record,
                title=str(record),
                kind=str(model._meta.verbose_name),
                when=When.CALLED,
                called_by=called[kind, record.pk],
                content_type=kind,
            )


def pressing() -> dict[When, int]:
    """How many rows are overdue or called for; for the dashboard."""
    rows = queue()
    return {one: sum(row.when == one for row in rows) for one in (When.CALLED, When.OVERDUE)}
