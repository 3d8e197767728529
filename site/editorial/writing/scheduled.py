"""Everything that will be published or taken down by itself, in one list by day."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, Revision

from editorial.translations.views.board import may_see


@dataclass
class Planned:
    """One event of a page that lies ahead, or that the scheduler has yet to carry out."""

    title: str
    language: str
    event: str
    when: datetime
    planned_by: str
    edit_url: str
    is_expiry: bool


def planned_pages() -> list[Planned]:
    """All planned events, the next first; three queries."""
    coming = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    dates = {int(row.object_id): row for row in coming.select_related("user")}
    pages = Page.objects.select_related("locale", "owner")
    found = [
        event(page, _("Published"), dates[page.pk].approved_go_live_at, dates[page.pk].user)
        for page in pages.filter(pk__in=dates)
    ]
    expiring = pages.filter(expire_at__isnull=False, expired=False)
    found += [event(page, _("Taken down"), page.expire_at, page.owner, True) for page in expiring]
    return sorted(found, key=lambda row: row.when)


def event(page, name, when, user, is_expiry=False) -> Planned:
    return Planned(
        title=page.get_admin_display_title(),
        language=page.locale.language_code,
        event=str(name),
        when=when,
        planned_by=str(user or ""),
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        is_expiry=is_expiry,
    )


class ScheduledView(ReportView):
    page_title = _("Planned")
    header_icon = "calendar-alt"
    index_url_name = "writing_planned"
    index_results_url_name = "writing_planned_results"
    verbose_name_plural = _("planned events")
    columns = [
        TitleColumn("title", label=_("Page"), get_url=lambda row: row.edit_url),
        StatusTagColumn("event", label=_("What happens"), primary=lambda row: row.is_expiry),
        DateColumn("when", label=_("When")),
        Column("language", label=_("Language")),
        Column("planned_by", label=_("By")),
    ]
    list_export = ["title", "event", "when", "language", "planned_by"]
    export_headings = {
        "title": _("Page"),
        "event": _("What happens"),
        "when": _("When"),
        "language": _("Language"),
        "planned_by": _("By"),
    }

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def planned(self) -> list[Planned]:
        return planned_pages()

    def get_base_queryset(self) -> list[Planned]:
        return self.planned

    def get_queryset(self) -> list[Planned]:
        return self.planned

    def get_filename(self) -> str:
        return "planned"
