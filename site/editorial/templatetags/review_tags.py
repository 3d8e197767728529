"""What the site changes in the translation editor: the review, and what is offered beside it."""

import json
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

register = template.Library()


@register.simple_tag
def as_offered_here(props: str) -> str:
    """The editor's settings without its offer of an alias, which the site always refuses."""
    settings = json.loads(props)
    settings["links"]["convertToAliasUrl"] = None
    return json.dumps(settings)


@register.inclusion_tag("editorial/roles/review_bar.html", takes_context=True)
def review_bar(context, page: Page):
    """Where the review stands, and what this user may do: submit, approve, ask for changes."""
    request = context["request"]
    page = page.specific
    state = page.current_workflow_task_state
    may = page.permissions_for_user(request.user)
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "page": page,
        "state": state,
        "actions": actions(state, page, request.user) if state else [],
        "may_submit": may.can_edit() and may.can_submit_for_moderation(),
    }


def actions(state: TaskState, page: Page, user) -> list[dict[str, str]]:
    allowed = {name for name, _label, _modal in state.task.specific.get_actions(page, user)}
    labels = {"approve": _("Approve"), "reject": _("Request changes")}
    return [
        {"label": label, "url": address(page, name, state)}
        for name, label in labels.items()
        if name in allowed
    ]


def address(page: Page, action: str, state: TaskState) -> str:
    """Of an action that leads to the tasks, since who has approved may not open the page again."""
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return f"{url}?{urlencode({'next': reverse('wagtailadmin_home')})}"
