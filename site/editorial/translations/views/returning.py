"""An adapted page: what has changed since, and the way back to translation."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail_localize.models import Translation

from editorial.translations.changes import between
from editorial.translations.harvest import look
from editorial.translations.keeping import segments_of
from editorial.translations.models import Adaptation


class AdaptedView(WagtailAdminTemplateMixin, TemplateView):
    """GET shows since when a page is adapted, what changed in its original, and what return costs.

    POST returns it to translation: its texts are harvested, nothing is published.
    """

    template_name = "editorial/translations/adapted.html"
    page_title = gettext_lazy("Adapted page")
    header_icon = "edit"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        self.link = (
            Translation.objects.filter(
                source__object_id=self.page.translation_key,
                target_locale_id=self.page.locale_id,
                enabled=False,
            )
            .select_related("source", "target_locale")
            .first()
        )

    def dispatch(self, request, *args, **kwargs):
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        if self.link is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        adaptation = Adaptation.objects.filter(page_id=self.page.pk).first()
        before = [(path, text) for path, text in adaptation.texts] if adaptation else []
        now = [(s.context.path, s.string.data) for s in segments_of(self.link.source)]
        return super().get_context_data(
            page=self.page,
            link=self.link,
            adaptation=adaptation,
            changes=between(before, now, type(self.page)) if adaptation else [],
            harvest=look(self.link),
            **kwargs,
        )

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        kept = look(self.link).kept
        self.link.enabled = True
        self.link.save(update_fields=["enabled"])
        messages.success(
            request,
            ngettext(
                "Back in translation; %(count)d text was taken over. Nothing was published.",
                "Back in translation; %(count)d texts were taken over. Nothing was published.",
                len(kept),
            )
            % {"count": len(kept)},
        )
        return redirect("wagtailadmin_pages:edit", self.page.pk)
