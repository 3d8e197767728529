from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    label = "portal"
    verbose_name = _("Site")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import (
            changes,
            checks,  # noqa: F401 - registers the project's system checks
            citing,
            copying,
            translation,
        )

        changes.connect()
        citing.connect()
        copying.connect()
        translation.connect()
