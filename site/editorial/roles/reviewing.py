"""What follows when somebody has acted on a step of a review.

Wagtail leads to the list of pages, which a reviewer may not open: each approval would end in the
message that access is refused.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import get_valid_next_url_from_request
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page


def after_review(request: HttpRequest, page: Page) -> HttpResponse | None:
    """From the editor back to the tasks on the first page of the admin."""
    if "action-workflow-action" not in request.POST or get_valid_next_url_from_request(request):
        return None
    tell(request, page)
    return redirect("wagtailadmin_home")


class ReviewStep(WorkflowActionView):
    """The same from the list of tasks and the translation editor, where Wagtail says nothing."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        answer = super().post(request, *args, **kwargs)
        tell(request, self.object)
        return answer


def tell(request: HttpRequest, page: Page) -> None:
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    if state is None:
        text = _("The review of “%(page)s” is finished.") % {"page": page}
    else:
        text = _("“%(page)s” is in review: %(task)s.") % {"page": page, "task": state.task}
    messages.success(request, text)
