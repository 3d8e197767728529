"""What this package does every minute (`editorial.scheduled` runs it)."""

from .models import Change, PrintedPage
from .printing.engine import weasyprint
from .printing.tasks import enqueue_printing


def print_what_changed() -> None:
    latest = Change.latest()
    if latest is None or weasyprint() is None:
        return
    seen = PrintedPage.objects.order_by("-compared_at").values_list("checked", flat=True).first()
    if seen != latest.stamp:
        enqueue_printing()


STEPS = [("print what changed", print_what_changed)]
