"""One gate before every admin address that changes a translation, or a user above one's own rank.

wagtail-localize asks for `submit_translation` alone where it creates pages, asks for nothing but
edit rights where a page is locked, and publishes over a review that is under way. A check at each
of its addresses would miss the next one; this gate looks at what an address names.
"""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_denied
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from home.models import HomePage

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
ADMIN = "/admin/"
TRANSLATION_ADDRESSES = ("localize/", "translations/")


class Refused(PermissionDenied):
    """The message is for the editor."""


class RoleGate:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not request.path.startswith(ADMIN) or not request.user.is_authenticated:
            return None
        try:
            self.check(request, request.path.removeprefix(ADMIN), kwargs)
        except Refused as refusal:
            return refuse(request, str(refusal))
        return None

    def check(self, request: HttpRequest, address: str, kwargs: dict) -> None:
        """Raises Refused, or Http404 for what does not exist."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name.startswith("wagtailusers_users:"):
            check_rank(request.user, [kwargs["pk"]] if "pk" in kwargs else [])
            check_promotion(request)
        elif name == "wagtail_bulk_action" and kwargs["model_name"] == "user":
            check_rank(request.user, request.GET.getlist("id"))
        if address.startswith(TRANSLATION_ADDRESSES):
            check_translation(request, kwargs)
        elif name == "wagtailadmin_pages:edit" and request.method not in SAFE:
            check_editor(request, kwargs)


def refuse(request: HttpRequest, message: str) -> HttpResponse:
    """In words on the admin's home page; bare, with 403, to scripts."""
    wants_json = "json" in request.headers.get("Accept", "")
    if wants_json or request.method in {"PUT", "DELETE"} or "x-requested-with" in request.headers:
        return HttpResponse(message, status=403, content_type="text/plain; charset=utf-8")
    if message:
        from django.contrib import messages  # noqa: PLC0415

        messages.error(request, message)
    return permission_denied(request)


def check_translation(request: HttpRequest, kwargs: dict) -> None:
    user = request.user
    if "page_id" in kwargs and request.method not in SAFE:
        page = get_object_or_404(Page, pk=kwargs["page_id"])
        check_languages(user, page, request.POST.getlist("locales"))
    if "translation_id" in kwargs:
        link = get_object_or_404(Translation, pk=kwargs["translation_id"])
        check_targets(user, [link], writes=request.method not in SAFE)
    if "translation_source_id" in kwargs:
        source = get_object_or_404(TranslationSource, pk=kwargs["translation_source_id"])
        links = source.translations.filter(enabled=True)
        check_targets(user, links, writes=request.method not in SAFE)


def check_targets(user, links: Iterable[Translation], *, writes: bool) -> None:
    """Edit rights on every translated page, and no lock or review in the way of writing."""
    for link in links:
        page = target_of(link)
        if not page.permissions_for_user(user).can_edit():
            raise Refused
        if writes:
            check_unlocked(user, page)


def target_of(link: Translation) -> Page:
    return get_object_or_404(
        Page, translation_key=link.source.object_id, locale_id=link.target_locale_id
    )


def check_unlocked(user, page: Page) -> None:
    """Covers Wagtail's three locks: set by a person, by a review, by a schedule."""
    lock = page.specific.get_lock()
    if lock and lock.for_user(user):
        raise Refused(_("“%(page)s” is locked; nothing was changed.") % {"page": page})


def check_languages(user, page: Page, chosen: list[str]) -> None:
    """Starting a translation creates a page: it takes edit rights on that language's tree."""
    for locale in Locale.objects.filter(pk__in=[pk for pk in chosen if pk.isdecimal()]):
        home = HomePage.objects.filter(locale=locale, depth=2).first()
        may = home.permissions_for_user(user).can_edit() if home else user.is_superuser
        if not may:
            raise Refused(_("You may not translate into %(language)s.") % {"language": locale})
        existing = page.get_translations(inclusive=True).filter(locale=locale).first()
        if existing:
            check_unlocked(user, existing)


def check_editor(request: HttpRequest, kwargs: dict) -> None:
    """wagtail-localize answers for the editor of a translated page, and knows no lock."""
    pk = kwargs.get("page_id") or kwargs.get("pk")
    page = Page.objects.filter(pk=pk).first()
    if page is None:
        raise Http404
    link = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    )
    if not link.exists():
        return
    check_unlocked(request.user, page)
    if request.POST.get("action") == "publish" and page.workflow_in_progress:
        raise Refused(
            _("“%(page)s” is under review; approve or cancel the review to publish it.")
            % {"page": page}
        )


def check_promotion(request: HttpRequest) -> None:
    """Wagtail's form has the box "Administrator" for everyone who may manage users."""
    if request.POST.get("is_superuser") and not request.user.is_superuser:
        raise Refused(_("Only an administrator may make an administrator."))


def check_rank(user, chosen: list) -> None:
    """Who may manage users may not take over or lock out an administrator."""
    if user.is_superuser or not chosen:
        return
    if "all" in chosen:
        raise Refused(_("Choose the users one by one."))
    ranked = get_user_model().objects.filter(is_superuser=True)
    if ranked.filter(pk__in=[pk for pk in map(str, chosen) if pk.isdecimal()]).exists():
        raise Refused(_("Only an administrator may change an administrator."))
