"""The counts of each month and language, as rows to read and to pass on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncMonth

from home.models import Feedback

from .models import DayCount, Kind

NAMES = {
    Kind.VISIT: "visits",
    Kind.DOWNLOAD: "downloads",
    Kind.CHOOSER: "choosers",
    Kind.SELF_CHECK: "self_checks",
    Kind.SEARCH: "searches",
    Kind.UNANSWERED: "unanswered",
}


@dataclass
class Month:
    """One month in one language; `useful` and `not_useful` are readers' answers about pages."""

    month: str
    language: str
    visits: int = 0
    downloads: int = 0
    choosers: int = 0
    self_checks: int = 0
    searches: int = 0
    unanswered: int = 0
    useful: int = 0
    not_useful: int = 0
    with_text: int = 0

    @property
    def language_name(self) -> str:
        return str(dict(settings.LANGUAGES).get(self.language, self.language))


def months() -> list[Month]:
    """Latest first; two queries."""
    found: dict[tuple[date, str], Month] = {}

    def row(month: date, language: str) -> Month:
        return found.setdefault((month, language), Month(f"{month:%Y-%m}", language))

    for month, language, kind, number in counted():
        setattr(row(month, language), NAMES[Kind(kind)], number)
    for month, language, useful, not_useful, with_text in answered():
        one = row(month, language)
        one.useful, one.not_useful, one.with_text = useful, not_useful, with_text
    order = [code for code, _name in settings.LANGUAGES]
    return sorted(
        found.values(), key=lambda one: (one.month, -order.index(one.language)), reverse=True
    )


def counted() -> Iterable[tuple[date, str, str, int]]:
    rows = DayCount.objects.annotate(month=TruncMonth("day")).values_list(
        "month", "language", "kind"
    )
    return rows.annotate(total=Sum("number")).order_by()


def answered() -> Iterable[tuple[date, str, int, int, int]]:
    rows = Feedback.objects.annotate(month=TruncMonth("answered_on")).values_list("month", "locale")
    return rows.annotate(
        useful=Count("pk", filter=Q(was_useful=True)),
        not_useful=Count("pk", filter=Q(was_useful=False)),
        with_text=Count("pk", filter=~Q(text="")),
    ).order_by()


def visits_since(day: date) -> dict[int, int]:
    """How often each page was visited, by its primary key: what readers care for; one query."""
    rows = DayCount.objects.filter(kind=Kind.VISIT, day__gte=day, page__isnull=False)
    return dict(rows.values_list("page").annotate(total=Sum("number")).order_by())
