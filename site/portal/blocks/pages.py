"""A page of the site, named by its key."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from reference.blocks import KeyBlock
from reference.widgets import Entry


class PageKeyBlock(KeyBlock):
    """The key of a page, the same in both languages; found by the Swedish title.

    A key rather than a chooser's primary key: one value serves both languages, content files and
    exports name pages in the same way, and `page_keys.pages_by_key` finds all at once.
    """

    chooser = "page_keys"

    def entries(self) -> list[Entry]:
        return self.found()

    def entry(self, key: str) -> Entry | None:
        return next(iter(self.found(found_key=key)), None)

    def found(self, **wanted) -> list[Entry]:
        from ..page_keys import keyed_pages  # noqa: PLC0415 - page types are made of these blocks

        pages = keyed_pages().filter(locale__language_code=settings.LANGUAGES[0][0], **wanted)
        rows = pages.values_list("title", "found_key", "pk")
        return [
            Entry(
                key, title, f"{key} {title}", edit_url=reverse("wagtailadmin_pages:edit", args=[pk])
            )
            for title, key, pk in sorted(rows)
        ]

    def extract_references(self, value):
        """So that a page tells what leads to it; the link leads to every language version."""
        if not value:
            return
        from ..page_keys import keyed_pages  # noqa: PLC0415 - as above

        for pk in keyed_pages().filter(found_key=value).values_list("pk", flat=True):
            yield Page, str(pk), "", ""

    class Meta:
        icon = "doc-full"
        label = _("Page")
