"""Permissions that belong to no stored thing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Desk(models.Model):
    """Holds the permissions of the desk itself; there is no table."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = [("see_reports", _("May see reports and the audit trail"))]
        verbose_name = _("The editors' desk")
