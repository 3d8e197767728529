"""What readers were given: pages shown and files downloaded, counted from the finished answer."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from search.demand.clicks import counts

from . import recorder
from .models import Kind

LANGUAGES = dict(settings.LANGUAGES)
# Made for programs, or not for readers at all.
LEFT_OUT = ("/admin/", "/api/", "/data/", "/health/", "/styleguide/")
FILES = ("application/pdf", "application/vnd.", "text/csv")


class Usage:
    """Counts GET requests answered with 200, of readers: no editors, robots or prefetching."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "GET" and response.status_code == 200 and is_public(request):
            note(request, response)
        return response


def is_public(request: HttpRequest) -> bool:
    return not request.path.startswith(LEFT_OUT) and counts(request)


def note(request: HttpRequest, response: HttpResponse) -> None:
    page = shown_page(response)
    if page is not None:
        recorder.count(Kind.VISIT, page.locale.language_code, page.pk)
    elif is_file(response):
        recorder.count(Kind.DOWNLOAD, language_of(request))


def shown_page(response: HttpResponse) -> Page | None:
    """The page that Wagtail served, as its template was given it."""
    if not response.get("Content-Type", "").startswith("text/html"):
        return None
    page = (getattr(response, "context_data", None) or {}).get("page")
    return page if isinstance(page, Page) else None


def is_file(response: HttpResponse) -> bool:
    return response.get("Content-Type", "").startswith(FILES)


def language_of(request: HttpRequest) -> str:
    """By the address, or that of the page that led to it; a file's own address has none."""
    for path in (request.path, urlsplit(request.headers.get("Referer", "")).path):
        code = path.strip("/").split("/")[0]
        if code in LANGUAGES:
            return code
    return settings.LANGUAGE_CODE
