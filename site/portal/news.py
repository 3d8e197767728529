"""What readers have got anew: publishing dates of pages, with editors' notes in their place."""

import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Locale, Page

from .models.note import ChangeNote
from .visibility import open_to_all


class News(NamedTuple):
    day: datetime.date
    page: Page
    note: str  # Empty where no editor wrote one.
    is_new: bool


def latest(locale: Locale, but: Page, most: int, most_notes: int | None = None) -> list[News]:
    """The newest first, each page once a day. Two queries, however many pages there are."""
    notes = list(ChangeNote.objects.select_related("page")[: most_notes or most])
    shown = pages(locale).exclude(pk=but.pk)
    newest = shown.order_by("-last_published_at", "path")
    noted = Q(translation_key__in={note.page.translation_key for note in notes})
    told_of = list(newest.filter(noted | Q(pk__in=newest.values("pk")[:most])))
    here = {page.translation_key: page for page in told_of}
    found = [
        news(here[note.page.translation_key], note.day, note.text(locale.language_code))
        for note in notes
        if note.page.translation_key in here
    ]
    told = {(each.page.pk, each.day) for each in found}
    for page in told_of[:most]:
        day = timezone.localdate(page.last_published_at)
        if (page.pk, day) not in told:
            found.append(news(page, day, ""))
    for each in found:
        each.page.locale = locale  # Spares Wagtail a query a page when it makes addresses.
    return sorted(found, key=attrgetter("day"), reverse=True)


def pages(locale: Locale) -> Any:
    """Pages of the language that anyone may open."""
    return open_to_all(
        Page.objects.filter(
            locale=locale, depth__gte=2, alias_of=None, last_published_at__isnull=False
        )
    )


def news(page: Page, day: datetime.date, note: str) -> News:
    first = page.first_published_at
    return News(day, page, note, first is not None and timezone.localdate(first) == day)
