"""Writing in comfort: what Wagtail's admin gets besides."""

from datetime import timedelta

from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button

from editorial.translations.hooks import BoardMenuItem

from . import readability  # noqa: F401 - registers hooks of its own
from .classify import ClassifyBulkAction
from .first_day import first_day
from .leaving import redirect_readers
from .scheduled import ScheduledView
from .versions import compare

NEW_FOR = timedelta(days=30)


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("writing/first-day/", first_day, name="writing_first_day"),
        path("writing/versions/<int:page_id>/", compare, name="writing_versions"),
        path("reports/planned/", ScheduledView.as_view(), name="writing_planned"),
        path(
            "reports/planned/results/",
            ScheduledView.as_view(results_only=True),
            name="writing_planned_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def planned_menu_item():
    return BoardMenuItem(
        _("Planned"),
        reverse("writing_planned"),
        name="planned",
        icon_name="calendar-alt",
        order=1000,
    )


@hooks.register("register_help_menu_item")
def first_day_menu_item():
    return MenuItem(
        _("Your first day"),
        reverse("writing_first_day"),
        name="first-day",
        icon_name="help",
        order=100,
    )


class WelcomePanel(Component):
    """The way to the first-day page, for somebody who is new."""

    name = "first-day"
    template_name = "editorial/writing/welcome.html"
    order = 50


@hooks.register("construct_homepage_panels")
def welcome(request, panels):
    if request.user.date_joined > timezone.now() - NEW_FOR:
        panels.append(WelcomePanel())


@hooks.register("register_page_header_buttons")
def compare_button(page, user, view_name, next_url=None):
    if page.permissions_for_user(user).can_edit():
        yield Button(
            _("Compare versions"),
            url=reverse("writing_versions", args=[page.pk]),
            icon_name="history",
            priority=90,
        )


@hooks.register("after_unpublish_page")
def send_readers_on(request, page):
    redirect_readers(request, page)


hooks.register("register_bulk_action", ClassifyBulkAction)
