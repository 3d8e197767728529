"""The process's counts, written down between requests."""

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from portal.afterwards import Afterwards

from ..models import Sought
from .buffer import Asked, Buffer, Counts
from .cleaning import cleaned

KEPT_FOR = datetime.timedelta(weeks=53)
_AT_ONCE = 500

buffer = Buffer(timezone.localdate)


def searched(query: str, language: str, *, found: bool) -> None:
    asked = Asked(language, cleaned(query))
    if asked.query:
        buffer.searched(asked, found=found)
        writer.start()


def clicked(query: str, language: str) -> None:
    buffer.clicked(Asked(language, cleaned(query)))


def write() -> None:
    """Add to the database what may be kept, and remove what is older than a year."""
    taken = buffer.take(known(buffer.waiting()))
    with transaction.atomic():
        for asked, weeks in taken.items():
            for week, counts in weeks.items():
                add(asked, week, counts)
        Sought.objects.filter(week__lt=timezone.localdate() - KEPT_FOR).delete()


def known(waiting: list[Asked]) -> set[Asked]:
    """Those that were kept before."""
    found = set()
    for start_at in range(0, len(waiting), _AT_ONCE):
        queries = {asked.query for asked in waiting[start_at : start_at + _AT_ONCE]}
        rows = Sought.objects.filter(query__in=queries).values_list("language", "query")
        found |= {Asked(*row) for row in rows}
    return found


def add(asked: Asked, week: datetime.date, counts: Counts) -> None:
    row, _made = Sought.objects.get_or_create(language=asked.language, query=asked.query, week=week)
    Sought.objects.filter(pk=row.pk).update(
        searches=F("searches") + counts.searches,
        without_hit=F("without_hit") + counts.without_hit,
        without_click=Greatest(F("without_click") + counts.without_click, 0),
    )


writer = Afterwards("search-demand", lambda: settings.SEARCH_DEMAND_SECONDS, write)
