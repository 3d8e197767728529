"""A few links at a time, politely: each once a week, never two of one host in a row at once."""

import time
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils import timezone

from .ask import Answer, ask
from .models import LinkCheck
from .outward import outward

WEEK = timedelta(days=7)
PAUSE = 2.0  # seconds between two questions to one host
BATCH = 20
FAILING = {LinkCheck.State.BROKEN, LinkCheck.State.UNSURE}


def due(limit: int = BATCH) -> list[str]:
    """Addresses that were never asked or not for a week; checks of addresses that are gone go."""
    known = outward()
    LinkCheck.objects.exclude(url__in=known).delete()
    fresh = LinkCheck.objects.filter(checked_at__gt=timezone.now() - WEEK)
    done = set(fresh.values_list("url", flat=True))
    return [url for url in known if url not in done and len(url) <= 1000][:limit]


def check(
    urls: list[str],
    asker: Callable[[str], Answer] = ask,
    sleep: Callable[[float], None] = time.sleep,
) -> list[LinkCheck]:
    """No transaction is open while a server is asked."""
    asked: set[str] = set()
    rows = []
    for url in urls:
        host = urlsplit(url).netloc.lower()
        if host in asked:
            sleep(PAUSE)
        asked.add(host)
        rows.append(note(url, asker(url)))
    return rows


def note(url: str, answer: Answer) -> LinkCheck:
    now = timezone.now()
    former = LinkCheck.objects.filter(url=url).first()
    since = (former.failing_since if former else None) or now
    row, _made = LinkCheck.objects.update_or_create(
        url=url,
        defaults={
            "state": answer.state,
            "detail": answer.detail,
            "checked_at": now,
            "failing_since": since if answer.state in FAILING else None,
        },
    )
    return row
