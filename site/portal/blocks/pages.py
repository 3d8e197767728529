"""A page of the site, named by its key."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from reference.blocks import RecordBlock


class PageKeyBlock(RecordBlock):
    """The key of a page, the same in both languages; chosen by the Swedish title.

    A key rather than a chooser's primary key: one value serves both languages, content files and
    exports name pages in the same way, and `page_keys.pages_by_key` finds all at once.
    """

    def choices(self) -> list[tuple[str, str]]:
        from ..page_keys import page_types  # noqa: PLC0415 - page types are made of these blocks

        pages = [
            pair
            for model in page_types()
            for pair in model.objects.filter(locale__language_code=settings.LANGUAGES[0][0])
            .exclude(key="")
            .order_by("title")
            .values_list("key", "title")
        ]
        return [("", "---------"), *pages]

    class Meta:
        icon = "doc-full"
        label = _("Page")
