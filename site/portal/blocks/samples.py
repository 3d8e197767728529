"""Examples that the block picker shows, on the site's own style sheet."""

from typing import Any

from wagtail.models import Site

from reference.library import library


def first(records: str) -> str:
    """The key of a record that exists, so that the example shows what readers would see."""
    return next(iter(getattr(library(), records)), "")


class Sample:
    """An example of a structured block; values that are functions are asked when it is shown.

    An object rather than a function, which a block's Meta would take for its method.
    """

    def __init__(self, **values: Any):
        self.values = values

    def __call__(self) -> dict[str, Any]:
        return {name: v() if callable(v) else v for name, v in self.values.items()}


class ShownInPicker:
    """A block whose example has what a page gives its blocks: records, links, language."""

    def get_preview_context(self, value, parent_context=None):
        from ..context import page_context  # noqa: PLC0415 - pages are made of these blocks
        from ..models import PortalPage  # noqa: PLC0415

        context = dict(parent_context or {})
        site = Site.find_for_request(context["request"])
        page = site and site.root_page.specific
        if not isinstance(page, PortalPage):
            return context
        return context | page_context(page, context["request"])
