"""The ways to publication: a subject or language review, then publishing by someone else."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from .definitions import ENGLISH, PUBLISHER, RECORDS, REVIEWER, SWEDISH, Role

SUBJECT = "Sakgranskning / Subject review"
LANGUAGE = "Språkgranskning / Language review"
PUBLISHING = "Publicering / Publishing"
PAGE_WORKFLOWS = {
    SWEDISH: ("Svenska sidor / Swedish pages", SUBJECT),
    ENGLISH: ("Engelska sidor / English pages", LANGUAGE),
}
RECORD_WORKFLOW = ("Referensuppgifter / Reference records", SUBJECT)


def prepare_workflows(homes: list[Page]) -> None:
    """A home page that has a workflow already keeps it: the choice is the site manager's."""
    made = {code: workflow(*names) for code, names in PAGE_WORKFLOWS.items()}
    for home in homes:
        WorkflowPage.objects.get_or_create(
            page_id=home.pk, defaults={"workflow": made[home.locale.language_code]}
        )
    records = workflow(*RECORD_WORKFLOW)
    for kind in RECORDS:
        WorkflowContentType.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(kind), defaults={"workflow": records}
        )


def workflow(name: str, review: str) -> Workflow:
    """The workflow of this name; one that a site manager has changed stays as it is."""
    found = Workflow.objects.filter(name=name).first()
    if found:
        return found
    found = Workflow.objects.create(name=name)
    for order, (step, role) in enumerate(((review, REVIEWER), (PUBLISHING, PUBLISHER))):
        WorkflowTask.objects.create(workflow=found, task=task(step, role), sort_order=order)
    return found


def task(name: str, role: Role) -> GroupApprovalTask:
    found, made = GroupApprovalTask.objects.get_or_create(name=name)
    if made:
        found.groups.add(Group.objects.get(name=role.name))
    return found
