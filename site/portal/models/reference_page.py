"""What pages that show reference records share."""

from typing import Any

from wagtail.contrib.routable_page.models import RoutablePageMixin

from .base import PortalPage


class ReferencePage(RoutablePageMixin, PortalPage):
    """A page whose records have permanent addresses below it, in each language."""

    content_fields = [*PortalPage.base_content_fields, "show_in_menus"]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    search_fields = [*PortalPage.search_fields]
    api_fields = [*PortalPage.api_fields]

    class Meta:
        abstract = True

    def get_context(self, request, *args, record_path: str = "", **kwargs) -> dict[str, Any]:
        """`record_path` is the address of a record below this page, the same in each language."""
        context = super().get_context(request, *args, **kwargs)
        if record_path:
            for version in context["versions"]:
                if version.page:
                    version.url += record_path
                    version.full_url += record_path
            context["canonical"] += record_path
            context["breadcrumbs"] = [*context["breadcrumbs"], self]
        return context
