"""*What readers look for* among Wagtail's reports."""

from urllib.parse import urlencode

import django_filters
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import AdminDateInput
from wagtail.permission_policies import ModelPermissionPolicy

from ..models import Sought

NAME = "search_demand"


class SoughtFilter(WagtailFilterSet):
    since = django_filters.DateFilter(
        field_name="week", lookup_expr="gte", label=_("From the week of"), widget=AdminDateInput
    )
    without = django_filters.ChoiceFilter(
        label=_("Only those"),
        method="lacking",
        choices=[("hit", _("without hit")), ("click", _("without click"))],
    )

    class Meta:
        model = Sought
        fields = ["language"]

    def lacking(self, queryset, name, value):
        return queryset.filter(**{f"without_{value}__gt": 0})


def try_url(row: Sought) -> str:
    return f"{reverse('try_search:index')}?{urlencode({'q': row.query, 'language': row.language})}"


class SoughtReport(ReportView):
    model = Sought
    page_title = _("What readers look for")
    header_icon = "search"
    index_url_name = NAME
    index_results_url_name = f"{NAME}_results"
    permission_policy = ModelPermissionPolicy(Sought)
    any_permission_required = ["view"]
    filterset_class = SoughtFilter
    is_searchable = False
    default_ordering = ["-week", "-searches", "query"]
    list_export = ["week", "language", "query", "searches", "without_hit", "without_click"]
    columns = [
        TitleColumn("query", label=_("Query"), get_url=try_url, sort_key="query"),
        Column("get_language_display", label=_("Language")),
        Column("week", label=_("Week from"), sort_key="week"),
        Column("searches", label=_("Searches"), sort_key="searches"),
        Column("without_hit", label=_("Without hit"), sort_key="without_hit"),
        Column("without_click", label=_("Without click"), sort_key="without_click"),
    ]


class DemandMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("search.view_sought")


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("reports/search/", SoughtReport.as_view(), name=NAME),
        path(
            "reports/search/results/",
            SoughtReport.as_view(results_only=True),
            name=f"{NAME}_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def menu_item():
    return DemandMenuItem(
        SoughtReport.page_title, reverse(NAME), name=NAME, icon_name="search", order=960
    )
