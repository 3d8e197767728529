"""The content check of the site as it stands, as a report in Wagtail's admin."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem
from wagtail.models import Locale

from ..content.page_places import existing_pages
from ..content.problems import Problem
from .run import check_site

NAME = "content_check"


@dataclass(frozen=True)
class Row:
    """A problem, and where an editor mends it (empty address: not on one page)."""

    problem: Problem
    title: str
    url: str


def rows(problems: list[Problem]) -> list[Row]:
    pages = {
        (key, locale.language_code): page
        for locale in Locale.objects.all()
        for key, page in existing_pages(locale).items()
    }
    found = []
    for problem in problems:
        key, _dot, rest = problem.file.rpartition("/")[2].partition(".")
        page = pages.get((key, rest.removesuffix(".md")))
        url = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""
        found.append(Row(problem, page.title if page else problem.file, url))
    return found


def report(request: HttpRequest) -> HttpResponse:
    checked = check_site()
    context = {
        "page_title": _("Content check"),
        "header_icon": "check",
        "rows": rows(checked.problems),
        "counts": checked.counts,
    }
    return render(request, "editorial/content_check.html", context)


@hooks.register("register_admin_urls")
def addresses():
    return [path("reports/content-check/", report, name=NAME)]


@hooks.register("register_reports_menu_item")
def menu_item():
    return AdminOnlyMenuItem(
        _("Content check"), reverse(NAME), name=NAME, icon_name="check", order=950
    )
