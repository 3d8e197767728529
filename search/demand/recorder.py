"""The process's counts, and the thread that writes them down between requests.

What a process that is killed had not written is lost: no query is worth a write in a request.
"""

import atexit
import datetime
import threading
import time

import structlog
from django.conf import settings
from django.db import close_old_connections, transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from ..models import Sought
from .buffer import Asked, Buffer, Counts
from .cleaning import cleaned

log = structlog.get_logger("search.demand")

KEPT_FOR = datetime.timedelta(weeks=53)
_AT_ONCE = 500

buffer = Buffer(timezone.localdate)
_starting = threading.Lock()
_thread: threading.Thread | None = None


def searched(query: str, language: str, *, found: bool) -> None:
    asked = Asked(language, cleaned(query))
    if asked.query:
        buffer.searched(asked, found=found)
        start()


def clicked(query: str, language: str) -> None:
    buffer.clicked(Asked(language, cleaned(query)))


def start() -> None:
    """The thread, where this process does not have it; it is not copied when a server forks."""
    global _thread  # noqa: PLW0603 - one for a process
    if not settings.SEARCH_DEMAND_SECONDS:
        return
    with _starting:
        if _thread is None or not _thread.is_alive():
            _thread = threading.Thread(target=run, name="search-demand", daemon=True)
            _thread.start()
            atexit.register(write_safely)


def run() -> None:
    while True:
        time.sleep(settings.SEARCH_DEMAND_SECONDS)
        write_safely()


def write_safely() -> None:
    close_old_connections()
    try:
        write()
    # The next round finds the rest, and the thread has to live for it.
    except Exception:
        log.exception("what readers look for could not be written")
    finally:
        close_old_connections()


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
