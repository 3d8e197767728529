"""Wagtail's report views over rows that are worked out in Python."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from .upkeep.permissions import may_read


class RowFilters(WagtailFilterSet):
    """Filters rows that are already read: each filter compares the attribute of its own name.

    A filter without choices takes them from the rows.
    """

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, data=None, *, rows: list[Any], request=None):
        super().__init__(data, queryset=Page.objects.none(), request=request)
        for name, one in self.filters.items():
            if "choices" not in one.extra:
                values = sorted({str(getattr(row, name)) for row in rows} - {""})
                one.extra["choices"] = [(value, value) for value in values]

    def filter_queryset(self, queryset: list[Any]) -> list[Any]:
        for name, wanted in self.form.cleaned_data.items():
            if wanted:
                chosen = wanted if isinstance(wanted, list) else [wanted]
                queryset = [row for row in queryset if str(getattr(row, name)) in chosen]
        return queryset


class RowsView(ReportView):
    """Give `rows()`, `columns`, and `sorts`: what each sortable column is sorted by.

    Rows that a column says the same of keep the order of `rows()`.
    """

    is_searchable = True
    sorts: dict[str, Callable[[Any], Any]] = {}
    default_ordering: str | None = None

    def dispatch(self, request, *args, **kwargs):
        if not self.may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may_read(self, user) -> bool:
        return may_read(user)

    def rows(self) -> list[Any]:
        raise NotImplementedError

    @cached_property
    def all_rows(self) -> list[Any]:
        return list(self.rows())

    def get_base_queryset(self) -> list[Any]:
        return self.all_rows

    def get_queryset(self) -> list[Any]:
        return self.search_queryset(self.order_queryset(self.get_base_queryset()))

    def order_queryset(self, queryset: list[Any]) -> list[Any]:
        ordering = self.ordering or ""
        key = self.sorts.get(ordering.removeprefix("-"))
        if key is None:
            return queryset
        return sorted(queryset, key=key, reverse=ordering.startswith("-"))

    def search_queryset(self, queryset: list[Any]) -> list[Any]:
        wanted = (self.search_query or "").casefold()
        if not wanted:
            return queryset
        return [row for row in queryset if wanted in str(row.title).casefold()]

    def get_filterset_kwargs(self):
        return super().get_filterset_kwargs() | {"rows": self.all_rows}


class LinkColumn(Column):
    """A value that leads somewhere; plain where there is no address."""

    cell_template_name = "editorial/translations/texts_cell.html"

    def __init__(self, *args, get_url, **kwargs):
        super().__init__(*args, **kwargs)
        self.get_url = get_url

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"url": self.get_url(instance)}


class DayColumn(Column):
    """A day or a moment that may lie ahead, of which Wagtail's own column says "just now"."""

    def get_value(self, instance):
        value = super().get_value(instance)
        if isinstance(value, datetime):
            return date_format(timezone.localtime(value), "DATETIME_FORMAT")
        return date_format(value) if value else ""


class PostColumn(Column):
    """A button a row that posts to `get_url(row)`; none where that is empty."""

    cell_template_name = "editorial/upkeep/post_cell.html"

    def __init__(self, *args, get_url, button, **kwargs):
        super().__init__(*args, **kwargs)
        self.get_url = get_url
        self.button = button

    def get_value(self, instance):
        return ""

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {
            "url": self.get_url(instance),
            "button": self.button,
        }

    def render_cell_html(self, instance, parent_context):
        """With the request, without which the form would have no token and be refused."""
        context = self.get_cell_context_data(instance, parent_context)
        return self.cell_template.render(context, context["request"])
