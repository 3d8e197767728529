"""What the roles add to Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .deadlines import ACTION, overdue_for, promised
from .reviewing import after_review
from .submission import submit


@hooks.register("register_admin_urls", order=-1)
def addresses():
    return [
        path("translations/submit/<int:page_id>/", submit, name="translations_submit"),
    ]


hooks.register("after_edit_page", after_review)


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action(ACTION, _("Review overdue"), _("Reviewers were told that it waits"))


class OverduePanel(Component):
    """What waits too long for the person who looks, on the admin's home page."""

    name = "overdue"
    template_name = "editorial/roles/overdue.html"
    order = 110

    def __init__(self, overdue):
        self.overdue = overdue

    def get_context_data(self, parent_context):
        return {"overdue": self.overdue, "promised": promised()}


@hooks.register("construct_homepage_panels")
def overdue_panel(request, panels):
    if found := overdue_for(request.user):
        panels.append(OverduePanel(found))
