"""Which content security policy a page gets: the readers' or the desk's."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings


class PolicyByPlace(CSPMiddleware):
    def get_policy_parts(self, request, response, report_only: bool = False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith("/admin/"):
            parts.config = settings.DESK_SECURITY_POLICY
        return parts
