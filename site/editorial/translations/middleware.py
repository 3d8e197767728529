"""A refusal is told to the editor instead of breaking the page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from .addresses import AddressRefusedError
from .refusals import UntranslatedTextsError


class RefusalMiddleware:
    """Bulk publishing, workflow approval and other admin views raise what they do not expect.

    The request's transaction is rolled back by the view that opened it; the message says why.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, AddressRefusedError):
            return JsonResponse({"error": " ".join(error.messages)}, status=400)
        if not isinstance(error, UntranslatedTextsError):
            return None
        messages.error(request, " ".join(error.messages))
        back = request.headers.get("Referer", "")
        allowed = url_has_allowed_host_and_scheme(
            back, {request.get_host()}, require_https=request.is_secure()
        )
        return redirect(back if allowed else reverse("wagtailadmin_home"))
