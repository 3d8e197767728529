"""Addresses that belong to no page: the language choice, and honest absence."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_info
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.documents.views.serve import serve
from wagtail.models import Page, Site

from .context import page_context
from .nearest import nearest


def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead `/` to the reader's language by Accept-Language, Swedish by default; no cookie."""
    response = HttpResponseRedirect(f"/{preferred_language(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def preferred_language(request: HttpRequest) -> str:
    """Code of the site's language that Accept-Language puts first."""
    known = [code for code, _name in settings.LANGUAGES]
    wanted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return next((base for tag, _weight in wanted if (base := tag.split("-")[0]) in known), known[0])


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with the pages that are likest to the address, and the way to the other language."""
    return render(request, "404.html", {"nearest": nearest(request.path)}, status=404)


def untranslated(request: HttpRequest, code: str, page_id: int) -> HttpResponse:
    """Say that a page does not exist in this language, and offer the one that does.

    Leads on when a translation has come since the link was made; 404 for what no reader may see.
    """
    if code not in dict(settings.LANGUAGES):
        raise Http404
    page = get_object_or_404(
        Page.objects.live().public().select_related("locale").filter(alias_of__isnull=True),
        pk=page_id,
    )
    if page.locale.language_code == code:
        raise Http404
    site = Site.find_for_request(request)
    if site is None or not page.path.startswith(site.root_page.path[: page.steplen]):
        raise Http404
    version = (
        page.get_translations().live().filter(locale__language_code=code, alias_of=None).first()
    )
    if version:
        return HttpResponseRedirect(version.get_url(request))
    with translation.override(code):
        home = Page.objects.live().filter(depth=2, locale__language_code=code).first()
        if home is None:
            raise Http404
        context = page_context(home, request) | {
            "page": home,
            "original": page,
            "original_language": get_language_info(page.locale.language_code),
            "no_index": True,
            "no_feedback": True,
        }
        return render(request, "portal/untranslated.html", context)


def document(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponse:
    """Wagtail's own answer, but for `Content-Encoding: None`, which clients take for a coding."""
    response = serve(request, document_id, document_filename)
    if response.get("Content-Encoding") == "None":
        del response["Content-Encoding"]
    return response
