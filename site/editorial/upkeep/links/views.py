"""Links as they answered, by the pages that have them."""

from dataclasses import dataclass
from datetime import datetime

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn

from ...rows import RowFilters, RowsView
from .models import LinkCheck
from .outward import Place, outward

ORDER = {state: number for number, state in enumerate(("broken", "unsure", "refused", "moved"))}


@dataclass(frozen=True)
class Row:
    title: str
    place_url: str
    url: str
    state: str
    state_label: str
    detail: str
    checked_at: datetime | None
    failing_since: datetime | None


def rows() -> list[Row]:
    checks = {check.url: check for check in LinkCheck.objects.all()}
    return [
        row_of(place, url, checks.get(url)) for url, places in outward().items() for place in places
    ]


def row_of(place: Place, url: str, check: LinkCheck | None) -> Row:
    return Row(
        title=place.title,
        place_url=place.url,
        url=url,
        state=check.state if check else "",
        state_label=str(check.get_state_display() if check else _("Not asked yet")),
        detail=check.detail if check else "",
        checked_at=check.checked_at if check else None,
        failing_since=check.failing_since if check else None,
    )


class LinkFilters(RowFilters):
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=LinkCheck.State.choices, widget=forms.CheckboxSelectMultiple
    )
    title = django_filters.ChoiceFilter(label=_("Page or record"))


class LinksView(RowsView):
    page_title = _("Links to other sites")
    header_icon = "link-external"
    index_url_name = "upkeep_links"
    index_results_url_name = "upkeep_links_results"
    filterset_class = LinkFilters
    default_ordering = "state"
    verbose_name_plural = _("links")
    sorts = {
        "state": lambda row: (ORDER.get(row.state, len(ORDER)), row.title.casefold(), row.url),
        "title": lambda row: (row.title.casefold(), row.url),
    }
    columns = [
        TitleColumn(
            "title",
            label=_("Page or record"),
            sort_key="title",
            get_url=lambda row: row.place_url,
        ),
        Column("url", label=_("Address")),
        StatusTagColumn(
            "state",
            label=_("State"),
            sort_key="state",
            accessor="state_label",
            primary=lambda row: row.state == LinkCheck.State.BROKEN,
        ),
        Column("detail", label=_("Answer")),
        DateColumn("failing_since", label=_("Failing since")),
        DateColumn("checked_at", label=_("Asked")),
    ]
    list_export = ["title", "url", "state_label", "detail", "failing_since", "checked_at"]
    export_headings = {
        "title": _("Page or record"),
        "url": _("Address"),
        "state_label": _("State"),
        "detail": _("Answer"),
        "failing_since": _("Failing since"),
        "checked_at": _("Asked"),
    }

    def rows(self) -> list[Row]:
        return rows()

    def get_filename(self) -> str:
        return "links"
