"""Everything that will be published or taken down by itself, in one list by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.models import Page, Revision

from editorial.rows import DayColumn, RowsView
from editorial.translations.board_records import edit_url
from editorial.translations.views.board import may_see
from reference.models.base import ReferenceRecord


@dataclass
class Planned:
    """One event that lies ahead, or that the scheduler has yet to carry out."""

    title: str
    language: str
    event: str
    when: datetime
    planned_by: str
    edit_url: str
    is_expiry: bool


def planned() -> list[Planned]:
    """All planned events of pages and records, the next first."""
    return sorted([*planned_pages(), *planned_records()], key=lambda row: row.when)


def planned_pages() -> Iterator[Planned]:
    dates = coming(Revision.page_revisions)
    pages = Page.objects.select_related("locale", "owner")
    for page in pages.filter(pk__in=dates):
        yield event(page, dates[str(page.pk)])
    for page in pages.filter(expire_at__isnull=False, expired=False):
        yield expiry(page, page.owner)


def planned_records() -> Iterator[Planned]:
    """Of every kind of record that can be planned; two or three queries a kind."""
    for model in apps.get_models():
        if issubclass(model, ReferenceRecord):
            dates = coming(
                Revision.objects.filter(content_type=ContentType.objects.get_for_model(model))
            )
            for record in model._default_manager.filter(pk__in=dates):
                yield event(record, dates[str(record.pk)])
            for record in model._default_manager.filter(expire_at__isnull=False, expired=False):
                yield expiry(record)


def coming(revisions) -> dict[str, Revision]:
    rows = revisions.filter(approved_go_live_at__isnull=False).select_related("user")
    return {row.object_id: row for row in rows}


def event(one, revision: Revision) -> Planned:
    return Planned(
        **described(one),
        event=str(_("Published")),
        when=revision.approved_go_live_at,
        planned_by=str(revision.user or ""),
        is_expiry=False,
    )


def expiry(one, by=None) -> Planned:
    return Planned(
        **described(one),
        event=str(_("Taken down")),
        when=one.expire_at,
        planned_by=str(by or ""),
        is_expiry=True,
    )


def described(one) -> dict[str, str]:
    """A record has both languages in it."""
    if isinstance(one, Page):
        url = reverse("wagtailadmin_pages:edit", args=[one.pk])
        title, language = one.get_admin_display_title(), one.locale.language_code
    else:
        title, language, url = str(one), "", edit_url(one)
    return {"title": title, "language": language, "edit_url": url}


class ScheduledView(RowsView):
    is_searchable = False
    page_title = _("Planned")
    header_icon = "calendar-alt"
    index_url_name = "writing_planned"
    index_results_url_name = "writing_planned_results"
    verbose_name_plural = _("planned events")
    columns = [
        TitleColumn("title", label=_("Page or record"), get_url=lambda row: row.edit_url),
        StatusTagColumn("event", label=_("What happens"), primary=lambda row: row.is_expiry),
        DayColumn("when", label=_("When")),
        Column("language", label=_("Language")),
        Column("planned_by", label=_("By")),
    ]
    list_export = ["title", "event", "when", "language", "planned_by"]
    export_headings = {
        "title": _("Page or record"),
        "event": _("What happens"),
        "when": _("When"),
        "language": _("Language"),
        "planned_by": _("By"),
    }

    def may_read(self, user) -> bool:
        return may_see(user)

    def rows(self) -> list[Planned]:
        return planned()

    def get_filename(self) -> str:
        return "planned"
