"""What an anonymous reader may open, without a query of its own."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import PageViewRestriction


def hidden() -> Exists:
    """True for pages below (or with) a view restriction.

    Wagtail's `public()` fetches all restrictions first; this is part of the query it filters.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(
        PageViewRestriction.objects.annotate(target=path).filter(target__startswith=F("page__path"))
    )


def open_to_all(pages: QuerySet) -> QuerySet:
    """Of these pages, those that are live and that anyone may open."""
    return pages.filter(~hidden(), live=True)
