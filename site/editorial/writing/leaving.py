"""Before a page moves or disappears: what leads to it, and where readers are sent instead.

Wagtail redirects by itself when a page moves or its address changes. Unpublishing leaves nothing
behind, so the editor may name a page there.
"""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

MOST = 50
FIELD = "send-readers-to"


def leading_to(page: Page) -> list[tuple[str, str]]:
    """Name and edit address of what links to a page, at most fifty."""
    references = ReferenceIndex.get_references_to(page).select_related("content_type")
    finder = AdminURLFinder()
    found: dict[tuple[int, str], tuple[str, str]] = {}
    for row in references[: MOST * 2]:
        holder = row.content_type.get_object_for_this_type(pk=row.object_id)
        if isinstance(holder, Page) and holder.pk == page.pk:
            continue
        holder_key = (row.content_type_id, row.object_id)
        found[holder_key] = (str(holder), finder.get_edit_url(holder) or "")
    return list(found.values())[:MOST]


def old_places(page: Page) -> list[tuple[object, str]]:
    """Site and path of each address that a page has now."""
    parts = page.get_url_parts()
    return [(parts[0], parts[2])] if parts else []


def redirect_readers(request: HttpRequest, page: Page) -> None:
    """After unpublishing: lead the old address to the page that the editor chose."""
    chosen = request.POST.get(FIELD, "")
    if not chosen:
        return
    target = Page.objects.live().filter(pk=chosen).first() if chosen.isdecimal() else None
    if target is None or target.pk == page.pk or target.is_descendant_of(page):
        messages.warning(request, _("No redirect was made: that page is not public."))
        return
    for site_id, path in old_places(page):
        Redirect.objects.update_or_create(
            site_id=site_id,
            old_path=Redirect.normalise_path(path),
            defaults={"redirect_page": target, "is_permanent": False},
        )
    messages.success(
        request, _("Readers of the old address are sent to “%(page)s”.") % {"page": target}
    )
