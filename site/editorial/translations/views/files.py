"""Translation files out and in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Page
from wagtail_localize.models import Translation

from editorial.translations.exchange.po import write_po
from editorial.translations.exchange.take import Taken, take
from editorial.translations.exchange.units import MOST_BYTES, BadFileError, Fault
from editorial.translations.exchange.xliff import write_xliff

FORMATS = {
    "po": (write_po, "text/x-gettext-translation", "po"),
    "xliff": (write_xliff, "application/xliff+xml", "xlf"),
}


def allowed(request: HttpRequest, translation_id: int) -> tuple[Translation, Page]:
    """The translation and its page; PermissionDenied to whoever may not edit that page."""
    found = Translation.objects.select_related("source__locale", "target_locale")
    link = get_object_or_404(found, pk=translation_id, enabled=True)
    page = get_object_or_404(Page, translation_key=link.source.object_id, locale=link.target_locale)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return link, page


@require_GET
def download(request: HttpRequest, translation_id: int, form: str = "po") -> HttpResponse:
    link, _page = allowed(request, translation_id)
    if form not in FORMATS:
        raise Http404
    write, content_type, ending = FORMATS[form]
    response = HttpResponse(write(link), content_type=content_type)
    name = f"{slugify(link.source.object_repr)}-{link.target_locale.language_code}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Answers 422 with the reasons by line where the file cannot be taken."""
    link, page = allowed(request, translation_id)
    file = request.FILES.get("file")
    try:
        if file is None:
            raise BadFileError(Fault(0, _("Choose a file to upload.")))
        taken = take(link, file.name, file.read(MOST_BYTES + 1), request.user)
    except BadFileError as error:
        context = {"page": page, "faults": error.faults, "name": file.name if file else ""}
        return TemplateResponse(
            request, "editorial/translations/refused_file.html", context, status=422
        )
    messages.success(request, summary(taken))
    return redirect("wagtailadmin_pages:edit", page.pk)


def summary(taken: Taken) -> str:
    return _(
        "%(written)d texts taken over; %(same)d were the same already, %(empty)d were empty and "
        "%(unsure)d marked as unsure, and these were left as they are."
    ) % vars(taken)
