"""Which searches led to a page: read from the Referer of the page's own request, so without
JavaScript and without any mark on the reader."""

from collections.abc import Callable
from functools import cache
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from . import recorder

_ROBOT = ("bot", "crawl", "spider")


class Clicks:
    """Counts a page that was opened from the first page of results."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        search = searched_from(request)
        if search and is_page(request, response):
            recorder.clicked(*search)
        return response


def counts(request: HttpRequest) -> bool:
    """Whether a reader is behind it: no editor who is logged in, no robot, no prefetching."""
    agent = request.headers.get("User-Agent", "").lower()
    return not (
        settings.SESSION_COOKIE_NAME in request.COOKIES
        or "prefetch" in request.headers.get("Sec-Purpose", "")
        or any(name in agent for name in _ROBOT)
    )


def is_page(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.method == "GET"
        and response.status_code == 200
        and response.get("Content-Type", "").startswith(("text/html", "application/pdf"))
        and request.path not in addresses()
        and counts(request)
    )


@cache
def addresses() -> dict[str, str]:
    """Path of each search page → its language."""
    return {reverse("search", kwargs={"code": code}): code for code, _name in settings.LANGUAGES}


def searched_from(request: HttpRequest) -> tuple[str, str] | None:
    """(query, language) of the first page of results that the reader comes from."""
    referer = request.headers.get("Referer", "")
    if "?" not in referer:
        return None
    try:
        parts = urlsplit(referer)
        given = parse_qs(parts.query, max_num_fields=20)
    except ValueError:
        return None
    language = addresses().get(parts.path)
    if not language or parts.netloc != request.get_host() or "q" not in given:
        return None
    return (given["q"][0], language) if given.get("page", ["1"]) == ["1"] else None
