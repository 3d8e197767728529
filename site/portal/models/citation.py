"""Which page cites which section."""

from collections import Counter

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from portal.visibility import open_to_all


class Citation(models.Model):
    """One row a published page and section that it cites, wherever in its text it does so.

    Sections are named by key, as everywhere in pages. Kept by `portal.citing`; a row says nothing
    of who may see the page, so ask through `citing_pages`.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="citations")
    section = models.SlugField(_("section"), max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "section"], name="one_citation_per_section")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} → {self.section}"


def citing_pages(section: str, locale: Locale) -> list[Page]:
    """Pages in one language that cite a section and that anyone may open, in tree order."""
    pages = list(in_language(locale).filter(citations__section=section).order_by("path"))
    for page in pages:
        # Same language: spares Wagtail a query a page when it makes addresses.
        page.locale = locale
    return pages


def citation_counts(locale: Locale) -> Counter[str]:
    """How many of those pages each section has; one query."""
    cited = in_language(locale).filter(citations__isnull=False)
    return Counter(cited.values_list("citations__section", flat=True))


def in_language(locale: Locale) -> models.QuerySet:
    return open_to_all(Page.objects.filter(locale_id=locale.pk, alias_of__isnull=True))
