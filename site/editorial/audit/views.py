"""The audit trail as a report that can be filtered and exported as CSV or XLSX."""

from django.core.exceptions import PermissionDenied
from django.db.models import IntegerField, Value
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.log_actions import registry

from editorial.roles.definitions import REPORTS

from .versions import number_versions


class AuditTrail(LogEntriesView):
    """Wagtail's history of the site, whole for whoever may see reports, with versions."""

    page_title = _("Audit trail")
    results_template_name = "editorial/audit/results.html"
    index_url_name = "audit_trail"
    index_results_url_name = "audit_trail_results"
    list_export = [*LogEntriesView.list_export, "version", "from_version"]
    export_headings = {
        **LogEntriesView.export_headings,
        "version": _("Version"),
        "from_version": _("From version"),
    }

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(REPORTS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filtered_queryset(self):
        """As Wagtail's, but of everything: whoever sees the trail sees it whole."""
        self.log_models = list(registry.get_log_entry_models())
        parts = [
            self.filter_queryset(
                model.objects.values("pk", "timestamp").annotate(
                    log_model_index=Value(index, output_field=IntegerField())
                )
            ).order_by()
            for index, model in enumerate(self.log_models)
        ]
        return parts[0].union(*parts[1:], all=True).order_by("-timestamp")

    def decorate_paginated_queryset(self, queryset):
        entries = super().decorate_paginated_queryset(queryset)
        number_versions(entries)
        return entries
