"""The process's counts, written down between requests."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from portal.afterwards import Afterwards

from .buffer import Buffer, Happened
from .models import DayCount

# Two whole years to compare, and the month under way.
KEPT_FOR = timedelta(days=762)

buffer = Buffer()


def count(kind: str, language: str, page: int | None = None) -> None:
    buffer.add(Happened(timezone.localdate(), kind, language, page))
    writer.start()


def write() -> None:
    """Add what was counted to the rows of its day."""
    taken = buffer.take()
    try:
        with transaction.atomic():
            for happened, number in known(taken).items():
                add(happened, number)
    except Exception:
        buffer.give_back(taken)
        raise


def known(taken):
    """The same counts, without the names of pages that have been deleted since."""
    pages = {happened.page for happened in taken} - {None}
    left = set(Page.objects.filter(pk__in=pages).values_list("pk", flat=True))
    found = type(taken)()
    for happened, number in taken.items():
        page = happened.page if happened.page in left else None
        found[happened._replace(page=page)] += number
    return found


def add(happened: Happened, number: int) -> None:
    day, kind, language, page = happened
    same = DayCount.objects.filter(day=day, kind=kind, language=language, page=page)
    row = same.values_list("pk", flat=True).first()
    if row:
        same.filter(pk=row).update(number=F("number") + number)
    else:
        DayCount.objects.create(day=day, kind=kind, language=language, page_id=page, number=number)


def forget() -> None:
    """Remove what is older than the report looks back."""
    DayCount.objects.filter(day__lt=timezone.localdate() - KEPT_FOR).delete()


writer = Afterwards("usage", lambda: settings.USAGE_SECONDS, write)
