"""What upkeep does by itself, in `manage.py scheduled`."""

from io import StringIO

from django.core.management import call_command

from .law.notice import notice
from .links.tasks import ask_hourly


def forget_feedback() -> None:
    """Readers' texts are emptied when they have served their purpose."""
    call_command("forget_feedback", verbosity=0, stdout=StringIO())


def forget_accessibility_reports() -> None:
    call_command("forget_accessibility_reports", verbosity=0, stdout=StringIO())


STEPS = [
    ("notice changes of the law", notice),
    ("hand links to the worker", ask_hourly),
    ("empty readers' texts", forget_feedback),
    ("empty old accessibility reports", forget_accessibility_reports),
]
