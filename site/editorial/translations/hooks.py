"""The translation desk in Wagtail's admin."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from portal.models import PortalPage
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import Translation

from .refusals import UntranslatedTexts, refuse_untranslated
from .urls import stock_urlpatterns, urlpatterns


@hooks.register("register_admin_urls", order=-1)
def addresses():
    return [*urlpatterns, *stock_urlpatterns]


@hooks.register("before_edit_page", order=-1)
def before_translation_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stand before wagtail-localize's editor where it would publish or restart blindly."""
    if request.method != "POST":
        return None
    link = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    ).first()
    if link is None:
        return None
    if "localize-restart-translation" in request.POST and not link.enabled:
        return redirect("translations_adapted", page.pk)
    if link.enabled and request.POST.get("action") == "publish":
        try:
            refuse_untranslated(link.source, link.target_locale)
        except UntranslatedTexts as error:
            messages.error(request, " ".join(error.messages))
            return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("construct_page_action_menu")
def no_aliases(menu_items, request, context):
    """An alias would show the original's text under the translation's address."""
    page = context.get("page")
    if page is not None and isinstance(page.specific, PortalPage):
        menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]
