"""The index of citations: which pages cite a section, kept as pages are published."""

from django.db.models.signals import post_save
from wagtail.models import Page

from linguistics.citations import find_citations

from .changes import DRAFT_FIELDS
from .models import Citation, PortalPage


def connect() -> None:
    post_save.connect(after_save, dispatch_uid="portal-citing")


def after_save(sender, instance, update_fields=None, raw=False, **kwargs) -> None:
    """Saving a page's row is what publishes its text, in the same transaction as this."""
    is_draft = update_fields is not None and set(update_fields) <= DRAFT_FIELDS
    if issubclass(sender, PortalPage) and instance.live and not is_draft and not raw:
        index(instance)


def cited_in(page: PortalPage) -> set[str]:
    """Keys of the sections that the page cites, in running text or by reference."""
    locale = page.locale.language_code
    summary = {citation.key for citation in find_citations(page.summary, locale)}
    return summary | set(page.search_content().sections_cited)


def index(page: PortalPage) -> int:
    """Bring the rows of a page up to date; the number of rows that changed."""
    now = cited_in(page)
    before = set(Citation.objects.filter(page_id=page.pk).values_list("section", flat=True))
    gone = before - now
    if gone:
        Citation.objects.filter(page_id=page.pk, section__in=gone).delete()
    Citation.objects.bulk_create(
        [Citation(page_id=page.pk, section=key) for key in sorted(now - before)]
    )
    return len(gone) + len(now - before)


def rebuild() -> tuple[int, int]:
    """(pages read, rows changed): index every published page anew."""
    pages = [
        page
        for page in Page.objects.live().select_related("locale").specific()
        if isinstance(page, PortalPage)
    ]
    return len(pages), sum(index(page) for page in pages)
