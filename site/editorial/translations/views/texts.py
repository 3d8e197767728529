"""One translation's waiting texts: what changed in the original, and what to build on."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page
from wagtail_localize.models import Translation

from editorial.translations.archive import former_texts
from editorial.translations.changes import pending
from editorial.translations.memory import Memory
from editorial.translations.terms import Terms
from portal.models import TranslationStatus


class TextsView(WagtailAdminTemplateMixin, TemplateView):
    """Old beside new with the words that differ marked, earlier translations, terms to use."""

    template_name = "editorial/translations/texts.html"
    page_title = _("What changed")
    header_icon = "wagtail-localize-language"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        self.link = (
            Translation.objects.filter(
                source__object_id=self.page.translation_key,
                target_locale_id=self.page.locale_id,
            )
            .select_related("source", "target_locale", "source__locale")
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
            {"url": reverse("translations_board"), "label": _("Translation board")},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_header_buttons(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [HeaderButton(_("Translate"), url=edit, icon_name="edit", classname="primary")]

    def get_context_data(self, **kwargs):
        changes = pending(self.link)
        memory = Memory(self.link.source.locale, self.link.target_locale)
        terms = Terms(self.link.source.locale.language_code, self.link.target_locale.language_code)
        for change in changes:
            change.extra["similar"] = memory.similar(change.new, but=change.segment)
            change.extra["terms"] = terms.wanted(change.new)
            change.extra["misused"] = terms.misused(change.new, change.translation)
        status = TranslationStatus.objects.filter(page_id=self.page.pk).first()
        return super().get_context_data(
            page=self.page,
            link=self.link,
            changes=changes,
            behind_since=status and status.behind_since,
            former=former_texts(self.link.source.object_id, self.link.target_locale),
            **kwargs,
        )
