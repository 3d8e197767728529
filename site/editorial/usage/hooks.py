"""The monthly report among Wagtail's reports."""

import django_filters
from django import forms
from django.conf import settings
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, NumberColumn

from ..rows import RowFilters, RowsView
from ..upkeep.menu import GuardedMenuItem
from ..upkeep.permissions import may_read
from .models import Kind
from .months import NAMES, Month, months

COUNTS = {
    **{NAMES[kind]: kind.label for kind in Kind},
    "useful": _("Useful: yes"),
    "not_useful": _("Useful: no"),
    "with_text": _("With a text"),
}


class MonthFilters(RowFilters):
    month = django_filters.MultipleChoiceFilter(
        label=_("Month"), widget=forms.CheckboxSelectMultiple
    )
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)


class MonthlyReport(RowsView):
    page_title = _("Use of the site by month")
    header_icon = "list-ul"
    index_url_name = "usage_months"
    index_results_url_name = "usage_months_results"
    filterset_class = MonthFilters
    is_searchable = False
    verbose_name_plural = _("months")
    columns = [
        Column("month", label=_("Month")),
        Column("language_name", label=_("Language")),
        *(NumberColumn(name, label=label) for name, label in COUNTS.items()),
    ]
    list_export = ["month", "language_name", *COUNTS]
    export_headings = {"month": _("Month"), "language_name": _("Language"), **COUNTS}

    def rows(self) -> list[Month]:
        return months()

    def get_filename(self) -> str:
        return "use-by-month"


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("reports/usage/", MonthlyReport.as_view(), name="usage_months"),
        path(
            "reports/usage/results/",
            MonthlyReport.as_view(results_only=True),
            name="usage_months_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def menu_item():
    return GuardedMenuItem(
        MonthlyReport.page_title, reverse("usage_months"), name="usage", icon_name="list-ul",
        order=955, test=may_read,
    )  # fmt: skip
