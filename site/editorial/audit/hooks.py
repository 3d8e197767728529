"""The audit trail in the menu of reports."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from editorial.roles.definitions import REPORTS

from .views import AuditTrail


class ReportItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(REPORTS)


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("reports/audit/", AuditTrail.as_view(), name="audit_trail"),
        path(
            "reports/audit/results/",
            AuditTrail.as_view(results_only=True),
            name="audit_trail_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def menu_item():
    return ReportItem(
        _("Audit trail"), reverse("audit_trail"), name="audit", icon_name="history", order=940
    )
