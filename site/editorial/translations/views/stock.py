"""wagtail-localize's own addresses, with the holes that lose texts or publish unseen closed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.i18n import JavaScriptCatalog
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.convert import convert_to_alias as stock_convert_to_alias
from wagtail_localize.views.update_translations import UpdateTranslationsView

from portal.models import PortalPage


class RenewTranslations(UpdateTranslationsView):
    """Hands the published original to its translations, and tells what it did with each.

    A live page that lacks texts stays as it is, and an unpublished page stays unpublished.
    """

    def get_form(self):
        form = super().get_form()
        form.fields["publish_translations"].help_text = _(
            "A public page is published with what changed, unless texts lack a translation."
        )
        return form

    @transaction.atomic
    def form_valid(self, form):
        self.object.update_from_db()
        links = self.object.translations.filter(enabled=True).select_related("target_locale")
        for link in links:
            link.source.update_target_view_restrictions(link.target_locale)
            if form.cleaned_data["publish_translations"]:
                self.publish(link)
        self.components.save(self.object, sources_and_translations={self.object: list(links)})
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())

    def publish(self, link: Translation) -> None:
        page = link.get_target_instance()
        name = {"page": page.get_admin_display_title()}
        if not page.permissions_for_user(self.request.user).can_publish():
            messages.warning(self.request, _("You may not publish “%(page)s”.") % name)
        elif not page.live:
            message = _("“%(page)s” is not public and stays so; publish it from its own editor.")
            messages.warning(self.request, message % name)
        else:
            try:
                link.save_target(user=self.request.user, publish=True)
            except ValidationError as error:
                messages.error(self.request, f"{page}: {' '.join(error.messages)}")


# What wagtail-localize's Swedish lacks or spells wrongly; the first stands in its script as English
# (static/editorial/translation-editor.js).
EDITOR_TEXTS = {
    "%(source)s to %(target)s translation": gettext_lazy("%(source)s to %(target)s translation"),
    "Applying editor lock": gettext_lazy("Applying editor lock"),
    "Removing editor lock": gettext_lazy("Removing editor lock"),
    "Stopping Synced translation": gettext_lazy("Stopping Synced translation"),
    "Download PO file": gettext_lazy("Download PO file"),
    "Upload PO file": gettext_lazy("Upload PO file"),
    "Download PO file and input translations offline": gettext_lazy(
        "Download PO file and input translations offline"
    ),
}


class EditorTexts(JavaScriptCatalog):
    """The translation editor's own texts in the admin's language.

    A text that ends in a space goes on with the name of a language; some translations lack it.
    """

    packages = ["wagtail_localize"]

    def get_catalog(self):
        return {
            text: f"{told.rstrip()} " if text.endswith(" ") else told
            for text, told in super().get_catalog().items()
        } | {text: str(told) for text, told in EDITOR_TEXTS.items()}


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Refused for the site's pages: an alias shows the original under the other address."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, PortalPage):
        return stock_convert_to_alias(request, page_id)
    messages.error(
        request,
        _(
            "A page of this site is never an alias of one in another language: readers would get "
            "the original's text under its address. Unpublish the page instead; readers are then "
            "offered the original, and every translated text is kept."
        ),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
