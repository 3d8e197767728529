"""What upkeep adds to Wagtail's admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button

from portal.models import PortalPage
from portal.translation import is_original

from . import checker, remaining  # noqa: F401 - each registers a hook of its own
from .accessibility import hooks as accessibility  # noqa: F401
from .corrections import act as corrections
from .corrections.views import may_correct
from .menu import GuardedMenuItem
from .permissions import may_read, may_read_law
from .reviews.act import ACTION
from .reviews.models import stored_type
from .reviews.queue import When, pressing
from .urls import urlpatterns


@hooks.register("register_admin_urls")
def addresses():
    return urlpatterns


@hooks.register("register_admin_menu_item")
def queue_item():
    return GuardedMenuItem(
        _("Reviews"),
        reverse("upkeep_queue"),
        name="reviews",
        icon_name="calendar-check",
        order=160,
        test=may_read,
    )


@hooks.register("register_reports_menu_item")
def law_item():
    return GuardedMenuItem(
        _("The law as it changes"),
        reverse("upkeep_law"),
        name="law-changes",
        icon_name="doc-full",
        order=940,
        test=may_read_law,
    )


@hooks.register("register_reports_menu_item")
def gaps_item():
    return GuardedMenuItem(
        _("Gaps and leftovers"), reverse("upkeep_gaps"), name="gaps", icon_name="warning",
        order=941, test=may_read,
    )  # fmt: skip


@hooks.register("register_reports_menu_item")
def links_item():
    return GuardedMenuItem(
        _("Links to other sites"), reverse("upkeep_links"), name="links",
        icon_name="link-external", order=942, test=may_read,
    )  # fmt: skip


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(ACTION, _("Reviewed"), _("Reviewed, nothing changed"))
    actions.register_action(
        corrections.ACTION, _("Legal correction"), _("Marked or unmarked as a legal correction")
    )


@hooks.register("register_page_header_buttons")
def review_button(page, user, view_name, next_url=None):
    if isinstance(page.specific_deferred, PortalPage) and page.live:
        url = reverse("upkeep_review", args=[stored_type(page), page.pk])
        yield Button(_("Review"), url=url, icon_name="calendar-check", priority=62)
        if is_original(page) and may_correct(user, page):
            url = reverse("upkeep_correction", args=[page.pk])
            yield Button(_("Legal correction"), url=url, icon_name="warning", priority=63)


class ReviewPanel(Component):
    """What is overdue, in a sentence or two, on the admin's home page."""

    name = "reviews"
    template_name = "editorial/upkeep/panel.html"
    order = 121

    def get_context_data(self, parent_context):
        counts = pressing()
        return {
            "called": counts[When.CALLED],
            "overdue": counts[When.OVERDUE],
            "queue_url": reverse("upkeep_queue"),
        }


@hooks.register("construct_homepage_panels")
def panel(request, panels):
    if may_read(request.user):
        panels.append(ReviewPanel())
