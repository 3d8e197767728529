"""Pages that list the pages below them."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator

from portal.filters import Facet, Filters
from portal.visibility import open_to_all

from .base import PortalPage

PAGE_LENGTH = 30


class ListPage(PortalPage):
    """A list with filters: one query for what is filtered on, one for the pages shown."""

    content_kind = "index"
    schema_type = "CollectionPage"
    facets: Sequence[Facet] = ()
    max_count_per_parent = 1

    class Meta:
        abstract = True

    def listed_type(self) -> type[PortalPage]:
        """The page type that is listed: the only one allowed below this page."""
        (page_type,) = self.allowed_subpage_models()
        return page_type

    def get_context(self, request, *args, **kwargs) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        page_type = self.listed_type()
        listed = open_to_all(page_type.objects.child_of(self)).filter(alias_of__isnull=True)
        fields = [facet.field for facet in self.facets]
        rows = list(listed.order_by("path").values("pk", *fields))
        filters = Filters(self.facets, rows, request.GET, context["library"])
        part = Paginator(filters.found, PAGE_LENGTH).get_page(request.GET.get("page"))
        pages = {page.pk: page for page in page_type.objects.filter(pk__in=part.object_list)}
        for page in pages.values():
            # Same tree, same language: spares Wagtail a query a page when it makes addresses.
            page.locale = self.locale
        shown = [pages[pk] for pk in part.object_list if pk in pages]
        numbers = part.paginator.page_range
        return context | {
            "filters": filters,
            "part": part,
            "page_links": [(number, filters.address(number)) for number in numbers],
            "pages": shown,
        }
