"""What an anonymous reader may open, without a query of its own."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import CollectionViewRestriction, PageViewRestriction


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


def files_open_to_all(files: QuerySet) -> QuerySet:
    """Of these documents or images, those in collections that anyone may open.

    A restriction holds for the collections below its own too.
    """
    path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    closed = CollectionViewRestriction.objects.annotate(target=path).filter(
        target__startswith=F("collection__path")
    )
    return files.filter(~Exists(closed))
