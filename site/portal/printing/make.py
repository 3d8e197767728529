"""Keep the stored documents true to what is published."""

import hashlib
import logging
import time
from collections.abc import Iterator

from django.apps import apps
from django.core.files.base import ContentFile

from ..models import Change, PortalPage, PrintedPage
from ..visibility import open_to_all
from . import engine
from .frame import document
from .parts import Print

logger = logging.getLogger("portal.printing")


def make(budget: float | None = None) -> bool:
    """Make what is missing or behind. Returns False when `budget` (seconds) ended before the work.

    What was looked at since the latest change of anything published is passed over; the others
    are composed, which is quick, and written, which is not, only if their composition differs.
    """
    latest = Change.latest()
    if engine.weasyprint() is None or latest is None:
        return True
    begun = time.monotonic()
    stored = {(row.page_id, row.variant): row for row in PrintedPage.objects.all()}
    for page, found in everything():
        row = stored.pop((page.pk, found.variant), None)
        if row and row.checked == latest.stamp:
            continue
        if budget is not None and time.monotonic() - begun > budget:
            return False
        try:
            renew(row or PrintedPage(page=page, variant=found.variant), found, latest.stamp)
        except Exception:
            # One page that cannot be printed must not keep the others from it.
            logger.exception("no PDF of %s %s", page.pk, found.variant)
    for row in stored.values():
        row.remove()
    return True


def everything() -> Iterator[tuple[PortalPage, Print]]:
    """Every document that anybody may read, page by page."""
    for model in apps.get_models():
        if issubclass(model, PortalPage) and model.prints is not PortalPage.prints:
            pages = open_to_all(model.objects.filter(alias_of=None)).select_related("locale")
            for page in pages.order_by("path"):
                for found in page.prints():
                    yield page, found


def renew(row: PrintedPage, found: Print, stamp) -> None:
    html = document(found)
    digest = hashlib.sha256(f"{engine.version()}\0{html}".encode()).hexdigest()
    if row.digest != digest:
        old = row.file.name if row.file else ""
        row.file.save(f"{digest[:32]}.pdf", ContentFile(engine.write(html)), save=False)
        row.digest, row.size = digest, row.file.size
        if old and old != row.file.name:
            row.file.storage.delete(old)
    row.checked = stamp
    row.save()
