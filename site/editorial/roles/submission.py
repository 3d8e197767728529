"""Submitting a translated page for language review, which wagtail-localize's editor lacks."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page
from wagtail_localize.models import Translation

from editorial.translations.drafts import save_draft
from editorial.translations.refusals import UntranslatedTextsError, refuse_untranslated


@require_POST
@transaction.atomic
def submit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Make a draft of the translated texts and start the page's workflow on it.

    What readers see stays as it is until the last step of the workflow approves the draft.
    """
    page = get_object_or_404(Page, pk=page_id)
    link = link_of(page)
    if link is None:
        raise Http404
    may = page.permissions_for_user(request.user)
    if not (may.can_edit() and may.can_submit_for_moderation()):
        raise PermissionDenied
    try:
        refuse_untranslated(link.source, link.target_locale)
    except UntranslatedTextsError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("wagtailadmin_pages:edit", page.pk)
    save_draft(link.source, link.target_locale, request.user)
    fresh = Page.objects.get(pk=page.pk).specific
    workflow = fresh.get_workflow()
    workflow.start(fresh, request.user)
    messages.success(
        request,
        _("“%(page)s” was submitted: %(workflow)s.") % {"page": fresh, "workflow": workflow},
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def link_of(page: Page) -> Translation | None:
    """The translation that a page is, unless it is an original or has been adapted."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source", "target_locale")
        .first()
    )
