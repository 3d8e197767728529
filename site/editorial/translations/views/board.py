"""The translation board: every page and record in the other language, filtered and sorted."""

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from editorial.translations.board import ORDER, Board, Row, State
from editorial.translations.board_records import record_rows

PRESSING = frozenset({State.STALE, State.MISSING, State.ALIAS, State.ORPHAN})


def may_see(user) -> bool:
    return PagePermissionPolicy().user_has_any_permission(user, ["add", "change", "publish"])


class BoardFilters(WagtailFilterSet):
    """Filters rows that are already read; choices come from the rows themselves."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(label=_("Kind"), widget=forms.CheckboxSelectMultiple)
    section = django_filters.ChoiceFilter(label=_("Section"))
    owner = django_filters.ChoiceFilter(label=_("Owner"))

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, data=None, *, rows: list[Row], request=None):
        super().__init__(data, queryset=Page.objects.none(), request=request)
        for name in ("kind", "section", "owner"):
            values = sorted({getattr(row, name) for row in rows} - {""})
            self.filters[name].extra["choices"] = [(value, value) for value in values]

    def filter_queryset(self, queryset: list[Row]) -> list[Row]:
        wanted = self.form.cleaned_data
        for name in ("state", "kind"):
            if wanted[name]:
                queryset = [row for row in queryset if getattr(row, name) in wanted[name]]
        for name in ("section", "owner"):
            if wanted[name]:
                queryset = [row for row in queryset if getattr(row, name) == wanted[name]]
        return queryset


class TextsColumn(Column):
    """What waits, as a link to it."""

    cell_template_name = "editorial/translations/texts_cell.html"

    def __init__(self, *args, get_url, **kwargs):
        super().__init__(*args, **kwargs)
        self.get_url = get_url

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"url": self.get_url(instance)}


SORTS = {
    "title": lambda row: row.title.casefold(),
    "kind": lambda row: row.kind,
    "state": lambda row: ORDER[row.state],
    "waiting": lambda row: row.waiting,
    "since": lambda row: row.since.timestamp() if row.since else float("inf"),
    "owner": lambda row: row.owner,
    "section": lambda row: row.section,
    "visits": lambda row: row.visits,
}


class BoardView(ReportView):
    page_title = _("Translation board")
    header_icon = "wagtail-localize-language"
    index_url_name = "translations_board"
    index_results_url_name = "translations_board_results"
    default_ordering = "state"
    filterset_class = BoardFilters
    is_searchable = True
    verbose_name_plural = _("pages or records")
    columns = [
        TitleColumn(
            "title",
            label=_("Page or record"),
            sort_key="title",
            get_url=lambda row: row.edit_url,
            width="24%",
        ),
        StatusTagColumn(
            "state",
            label=_("State"),
            sort_key="state",
            accessor="state_label",
            primary=lambda row: row.state in PRESSING,
        ),
        TextsColumn(
            "waiting",
            label=_("Texts waiting"),
            sort_key="waiting",
            accessor=lambda row: row.note or (_("See texts") if row.changes_url else ""),
            get_url=lambda row: row.changes_url or None,
        ),
        DateColumn("since", label=pgettext_lazy("date", "Since"), sort_key="since"),
        Column("changed_by", label=_("Changed by")),
        Column("kind", label=_("Kind"), sort_key="kind"),
        Column("section", label=_("Section"), sort_key="section"),
        Column("owner", label=_("Owner"), sort_key="owner"),
        NumberColumn("visits", label=_("Visits in 90 days"), sort_key="visits"),
    ]
    list_export = [
        "title", "kind", "section", "language", "state_label", "note", "since", "changed_by",
        "owner", "visits",
    ]  # fmt: skip
    export_headings = {
        "title": _("Page or record"),
        "kind": _("Kind"),
        "section": _("Section"),
        "language": _("Language"),
        "state_label": _("State"),
        "note": _("Texts waiting"),
        "since": pgettext_lazy("date", "Since"),
        "changed_by": _("Changed by"),
        "owner": _("Owner"),
        "visits": _("Visits in 90 days"),
    }

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def all_rows(self) -> list[Row]:
        return Board().rows() + record_rows()

    def get_base_queryset(self) -> list[Row]:
        return self.all_rows

    def get_queryset(self) -> list[Row]:
        return self.search_queryset(self.order_queryset(self.get_base_queryset()))

    def order_queryset(self, queryset: list[Row]) -> list[Row]:
        name = self.ordering.removeprefix("-")
        first = sorted(queryset, key=lambda row: (SORTS["since"](row), SORTS["title"](row)))
        return sorted(first, key=SORTS[name], reverse=self.ordering.startswith("-"))

    def search_queryset(self, queryset: list[Row]) -> list[Row]:
        wanted = self.search_query.casefold()
        return [row for row in queryset if wanted in row.title.casefold()]

    def get_filterset_kwargs(self):
        return super().get_filterset_kwargs() | {"rows": self.all_rows}

    def get_filename(self) -> str:
        return "translations"
