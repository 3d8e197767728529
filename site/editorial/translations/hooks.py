"""The translation desk in Wagtail's admin."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.models import PortalPage

from ..roles.reviewing import ReviewStep
from .digest import summary
from .refusals import UntranslatedTextsError, refuse_untranslated
from .urls import stock_urlpatterns, urlpatterns
from .views.board import may_see
from .views.explorer import ExplorerView


@hooks.register("register_admin_urls", order=-1)
def addresses():
    return [*urlpatterns, *stock_urlpatterns]


@hooks.register("register_admin_viewset")
def explorer():
    return SitePages("site_pages")


class SitePages(PageViewSet):
    model = PortalPage
    parent_models = [PortalPage]
    index_view_class = ExplorerView
    workflow_action_view_class = ReviewStep
    icon = "doc-empty"

    def get_common_view_kwargs(self, **kwargs):
        # The registry takes an abstract type, the views query a table.
        return super().get_common_view_kwargs(**{"model": Page, **kwargs})


class BoardMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


@hooks.register("register_admin_menu_item")
def menu_item():
    return BoardMenuItem(
        _("Translations"),
        reverse("translations_board"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=150,
    )


@hooks.register("construct_reports_menu")
def no_stock_report(request, menu_items):
    """The board takes its place: the stock report says "Up to date" where it is not."""
    menu_items[:] = [
        item for item in menu_items if item.url != reverse("wagtail_localize:translations_report")
    ]


class BoardPanel(Component):
    """How the translations stand, in a sentence, on the admin's home page."""

    name = "translations"
    template_name = "editorial/translations/panel.html"
    order = 120

    def get_context_data(self, parent_context):
        return {"summary": summary(), "board_url": reverse("translations_board")}


@hooks.register("construct_homepage_panels")
def panel(request, panels):
    if may_see(request.user):
        panels.append(BoardPanel())


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
        except UntranslatedTextsError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("construct_page_action_menu")
def no_aliases(menu_items, request, context):
    """An alias would show the original's text under the translation's address."""
    page = context.get("page")
    if page is not None and isinstance(page.specific, PortalPage):
        menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]
