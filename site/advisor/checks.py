"""The chooser's own consistency as a Django system check (`manage.py check --database default`)."""

from django.core import checks
from django.db import DatabaseError

from guides.models import ProcurementModelPage
from reference.library import library

from .chooser_checks import problems
from .records import questionnaire


def chooser_problems() -> list[str]:
    """What is wrong with the published chooser, if the site has one."""
    models = (
        ProcurementModelPage.objects.live()
        .filter(locale__language_code="sv")
        .order_by("path")
        .values_list("key", flat=True)
    )
    found = questionnaire(library(), models)
    return problems(found) if found.questions else []


@checks.register(checks.Tags.database)
def chooser_holds_together(app_configs, databases=None, **kwargs):
    """No unreachable question, contradiction, silent rule, or model that no path reaches."""
    if not databases:
        return []
    try:
        found = chooser_problems()
    except DatabaseError:
        return []  # Before the first migration there is nothing to check.
    return [checks.Warning(problem, id="advisor.W001") for problem in found]
