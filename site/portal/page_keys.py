"""Pages by their key, whatever their type."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Locale, Page

from .visibility import open_to_all

if TYPE_CHECKING:
    from .models import PortalPage


def page_types() -> "list[type[PortalPage]]":
    """Every page type that has a key, found by inheritance."""
    from .models import PortalPage  # noqa: PLC0415 - page types are made of what asks here

    return [model for model in apps.get_models() if issubclass(model, PortalPage)]


def keyed_pages() -> QuerySet:
    """Every page that has a key, which it gives as `found_key`. One query: each type is joined."""
    columns = [F(f"{model._meta.model_name}__key") for model in page_types()]
    return Page.objects.annotate(found_key=Coalesce(*columns)).filter(found_key__gt="")


def pages_by_key(keys: Iterable[str], locale: Locale) -> dict[str, Page]:
    """Those of the keys whose pages anyone may open in this language. One query.

    A key lies in the table of its page's type, so each type is joined once: a constant, not a
    cost for each key or page.
    """
    wanted = [key for key in dict.fromkeys(keys) if key]
    if not wanted:
        return {}
    columns = [f"{model._meta.model_name}__key" for model in page_types()]
    match = Q()
    for column in columns:
        match |= Q(**{f"{column}__in": wanted})
    pages = open_to_all(Page.objects.filter(match, locale=locale, alias_of__isnull=True))
    found = {page.found_key: page for page in pages.annotate(found_key=Coalesce(*map(F, columns)))}
    for page in found.values():
        # Same language: spares Wagtail a query a page when it makes addresses.
        page.locale = locale
    return found
