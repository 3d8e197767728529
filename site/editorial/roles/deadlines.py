"""Reviews that have waited too long: told once by mail, and on the desk until they are decided."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_admin_base_url
from wagtail.log_actions import log, registry
from wagtail.models import TaskState, WorkflowState

from editorial.people import language_of, mail

ACTION = "desk.review_overdue"


def overdue() -> QuerySet[TaskState]:
    """Tasks under way that began more than `REVIEW_DAYS` ago, the oldest first."""
    limit = timezone.now() - timedelta(days=settings.REVIEW_DAYS)
    return (
        TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            started_at__lt=limit,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
            workflow_state__current_task_state=F("pk"),
        )
        .select_related("task", "workflow_state")
        .order_by("started_at")
    )


def deciding(state: TaskState) -> QuerySet:
    """Active users with an address in the groups that decide it."""
    groups = getattr(state.task.specific, "groups", None)
    users = get_user_model().objects.filter(is_active=True).exclude(email="")
    return users.filter(groups__in=groups.all()).distinct() if groups else users.none()


def overdue_for(user) -> list[TaskState]:
    """Those that this user may decide, with where."""
    own = set(user.groups.values_list("pk", flat=True))
    found = []
    for state in overdue():
        groups = getattr(state.task.specific, "groups", None)
        if user.is_superuser or (groups and own & set(groups.values_list("pk", flat=True))):
            state.address = address(state.workflow_state.content_object)
            found.append(state)
    return found


def tell() -> None:
    """Mail each overdue task to those who may decide it, each in their language, once."""
    for state in overdue():
        subject = state.workflow_state.content_object
        logged = registry.get_logs_for_instance(subject).filter(action=ACTION)
        if logged.filter(data__task_state=state.pk).exists():
            continue
        for user in deciding(state):
            with override(language_of(user)):
                mail(user, _("A review waits: %s") % subject, letter(state, subject))
        log(subject, ACTION, data={"task_state": state.pk})


def letter(state: TaskState, subject) -> list[str]:
    since = timezone.localtime(state.started_at).strftime("%Y-%m-%d")
    return [
        _("“%(name)s” has waited for “%(task)s” since %(day)s.")
        % {"name": subject, "task": state.task, "day": since},
        promised(),
        "",
        f"{get_admin_base_url()}{address(subject)}",
    ]


def promised() -> str:
    days = settings.REVIEW_DAYS
    return (
        ngettext(
            "A review is to be decided within %d day.",
            "A review is to be decided within %d days.",
            days,
        )
        % days
    )


def address(subject) -> str:
    """Where it is edited, and decided."""
    return AdminURLFinder().get_edit_url(subject) or ""
