"""Answers to machines: made once per change, and sent only to whoever lacks them."""

from collections.abc import Callable
from functools import lru_cache, wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from portal.models import Change

from .public import Public

Build = Callable[..., str | bytes]
# Answers kept by each process: a few dozen feeds and a dozen exports of at most some 100 KB.
KEPT = 128


@lru_cache(maxsize=1)
def published(stamp: UUID) -> Public:
    """What all answers since one change are made from: read once, not once an answer."""
    return Public()


def answer(content_type: str, *, language: str | None = None) -> Callable[[Build], Callable]:
    """Make a view of `build(public, **from_the_address)`, which returns the body.

    The body is kept until anything published changes (`portal.models.Change`). Its hash is the
    ETag, so a client that has it gets 304. No answer depends on who asks: no cookie is read,
    and the language is that of the address.
    """

    def decorate(build: Build) -> Callable:
        @lru_cache(maxsize=KEPT)
        def kept(stamp: UUID, arguments: tuple) -> str | bytes:
            return build(published(stamp), **dict(arguments))

        @require_safe
        @conditional_page
        @wraps(build)
        def view(request: HttpRequest, **kwargs) -> HttpResponse:
            change = Change.latest()
            with translation.override(language or kwargs.get("code", "en")):
                if change:
                    body = kept(change.stamp, tuple(sorted(kwargs.items())))
                else:
                    body = build(Public(), **kwargs)
            response = HttpResponse(body, content_type=content_type)
            # May be kept by anyone, but is to be asked after each time.
            patch_cache_control(response, public=True, no_cache=True)
            response["Access-Control-Allow-Origin"] = "*"
            return response

        return view

    return decorate
