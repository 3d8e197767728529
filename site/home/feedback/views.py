"""The form at its own address. No cookie is set, on GET or on POST."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Page, Site

from portal.context import page_context
from portal.personal_data import struck
from portal.visibility import open_to_all

from ..models import Feedback
from . import guards
from .forms import FeedbackForm


@csrf_exempt  # There is no session to protect; see `guards`.
@never_cache  # The token is dated.
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, code: str, page_id: int) -> HttpResponse:
    """Ask, take an answer, or thank for one (`?thanks=1`)."""
    page = get_object_or_404(
        open_to_all(Page.objects.filter(depth__gte=2)).select_related("locale"), pk=page_id
    )
    site = Site.find_for_request(request)
    if page.locale.language_code != code or site is None:
        raise Http404
    with translation.override(code):
        if request.method == "POST":
            return take(request, page)
        return show(request, page, FeedbackForm())


def take(request: HttpRequest, page: Page) -> HttpResponse:
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return show(request, page, form, 422)
    token = form.cleaned_data["token"]
    if not form.is_trap_sprung:
        fault = refusal(request, page, token)
        if fault:
            form.add_error(None, fault[0])
            return show(request, page, form, fault[1])
        if guards.is_first_use(token):
            keep(page, form.cleaned_data)
    return thank(request)


def refusal(request: HttpRequest, page: Page, token: str) -> tuple[str, int] | None:
    """Why an answer is not taken, and the status that says so; None when it is."""
    if not guards.is_from_here(request):
        return _("The answer did not come from this site, so it was not kept."), 403
    if not guards.is_valid(token, page.pk):
        return _("The form was too old. Send it once more."), 422
    if not guards.is_within_limit(request):
        return _("Many answers have come in. Try again in an hour."), 429
    return None


def keep(page: Page, answer: dict[str, str]) -> None:
    Feedback.objects.create(
        page=page,
        page_title=page.title,
        locale=page.locale.language_code,
        was_useful=answer["useful"] == "yes",
        text=struck(answer["text"], guards.STRUCK),
    )


def thank(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(f"{request.path}?thanks=1")
    response.status_code = 303
    return response


def show(request: HttpRequest, page: Page, form: FeedbackForm, status: int = 200) -> HttpResponse:
    home = page if page.depth == 2 else page.get_ancestors().filter(depth=2).first()
    context = page_context(page, request) | {
        "page": page,
        "home": home,
        "form": form,
        "token": guards.token_for(page.pk),
        "thanks": "thanks" in request.GET,
        "no_index": True,
        "no_feedback": True,
    }
    return render(request, "home/feedback.html", context, status=status)
