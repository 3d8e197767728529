"""The translation board: every page and record in the other language, filtered and sorted."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, StatusTagColumn, TitleColumn
from wagtail.permission_policies.pages import PagePermissionPolicy

from editorial.rows import LinkColumn, RowFilters, RowsView
from editorial.translations.board import ORDER, Board, Row, State
from editorial.translations.board_records import record_rows

PART = pgettext_lazy("part of the site", "Section")
PRESSING = frozenset({State.STALE, State.MISSING, State.ALIAS, State.ORPHAN})


def may_see(user) -> bool:
    return PagePermissionPolicy().user_has_any_permission(user, ["add", "change", "publish"])


def age(row: Row) -> float:
    return row.since.timestamp() if row.since else float("inf")


class BoardFilters(RowFilters):
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(label=_("Kind"), widget=forms.CheckboxSelectMultiple)
    section = django_filters.ChoiceFilter(label=PART)
    owner = django_filters.ChoiceFilter(label=_("Owner"))


class PlacedTitle(TitleColumn):
    """The title, and under it what it is and in which part of the site."""

    cell_template_name = "editorial/translations/board_title_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {"row": instance}


class Since(DateColumn):
    """Since when it waits, and whose change it waits for."""

    cell_template_name = "editorial/translations/since_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {"row": instance}


class BoardView(RowsView):
    page_title = _("Translation board")
    header_icon = "wagtail-localize-language"
    index_url_name = "translations_board"
    index_results_url_name = "translations_board_results"
    default_ordering = "state"
    filterset_class = BoardFilters
    sorts = {
        "title": lambda row: row.title.casefold(),
        "kind": lambda row: row.kind,
        "state": lambda row: ORDER[row.state],
        "waiting": lambda row: row.waiting,
        "since": age,
        "owner": lambda row: row.owner,
        "section": lambda row: row.section,
        "visits": lambda row: row.visits,
    }
    verbose_name_plural = _("pages or records")
    # Six, so that they all stand beside Wagtail's menu on a screen of 1,024 pixels.
    columns = [
        PlacedTitle(
            "title",
            label=_("Page or record"),
            sort_key="title",
            get_url=lambda row: row.edit_url,
            width="34%",
        ),
        StatusTagColumn(
            "state",
            label=_("State"),
            sort_key="state",
            accessor="state_label",
            primary=lambda row: row.state in PRESSING,
        ),
        LinkColumn(
            "waiting",
            label=_("Waiting"),
            sort_key="waiting",
            accessor=lambda row: row.note or (_("See texts") if row.changes_url else ""),
            get_url=lambda row: row.changes_url or None,
        ),
        Since("since", label=pgettext_lazy("date", "Since"), sort_key="since"),
        Column("owner", label=_("Owner"), sort_key="owner"),
        NumberColumn("visits", label=_("Visits, 90 days"), sort_key="visits"),
    ]
    list_export = [
        "title", "kind", "section", "language", "state_label", "note", "since", "changed_by",
        "owner", "visits",
    ]  # fmt: skip
    export_headings = {
        "title": _("Page or record"),
        "kind": _("Kind"),
        "section": PART,
        "language": _("Language"),
        "state_label": _("State"),
        "note": _("Texts waiting"),
        "since": pgettext_lazy("date", "Since"),
        "changed_by": _("Changed by"),
        "owner": _("Owner"),
        "visits": _("Visits in 90 days"),
    }

    def may_read(self, user) -> bool:
        return may_see(user)

    def rows(self) -> list[Row]:
        """Within each order, what has waited longest comes first."""
        found = Board().rows() + record_rows()
        return sorted(found, key=lambda row: (age(row), row.title.casefold()))

    def get_filename(self) -> str:
        return "translations"
