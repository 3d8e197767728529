"""Deviations and reports in the admin menu, for those whom the permissions let in."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import NumberColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from portal.models import Deviation

from .models import AccessibilityReport


class DeviationViewSet(ModelViewSet):
    model = Deviation
    name = "deviations"
    icon = "glasses"
    menu_label = _("Deviations")
    list_display = ["text_sv", "reason", "criterion", "found_on", "mended_by", "mended_on"]
    list_filter = ["reason", "found_on"]
    search_fields = ["text_sv", "text_en", "criterion"]
    search_backend_name = None
    copy_view_enabled = False


class ReportViewSet(ModelViewSet):
    model = AccessibilityReport
    name = "accessibility_reports"
    icon = "comment"
    menu_label = _("Readers' reports")
    list_display = ["text", "received_on", "answered_on", NumberColumn("days", label=_("Days"))]
    list_filter = ["received_on", "answered_on"]
    search_fields = ["text", "answer", "page"]
    search_backend_name = None
    list_export = ["received_on", "page", "text", "answered_on", "days", "answer"]
    copy_view_enabled = False


class AccessibilityGroup(ModelViewSetGroup):
    menu_label = _("Accessibility")
    menu_icon = "glasses"
    menu_order = 260
    items = (DeviationViewSet, ReportViewSet)


@hooks.register("register_admin_viewset")
def register_accessibility():
    return AccessibilityGroup()
