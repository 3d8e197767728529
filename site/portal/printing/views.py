"""Give a reader the stored document of a page."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from wagtail.models import Page

from ..models import PrintedPage
from ..visibility import open_to_all


def pdf(request: HttpRequest, code: str, page_id: int) -> FileResponse:
    """404 where there is none yet, and for what no reader may see."""
    pages = open_to_all(Page.objects.filter(locale__language_code=code))
    page = get_object_or_404(pages, pk=page_id)
    variant = request.GET.get("of", "")
    row = PrintedPage.current(page, variant) if len(variant) < 255 and "\0" not in variant else None
    if row is None or not row.file.storage.exists(row.file.name):
        raise Http404
    name = f"{slugify(page.title)}{'-' if variant else ''}{slugify(variant)}.pdf"
    response = FileResponse(row.file.open(), filename=name, content_type="application/pdf")
    response["X-Robots-Tag"] = "noindex"
    response["ETag"] = f'"{row.digest[:32]}"'
    return response
