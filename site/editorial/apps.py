from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    label = "editorial"
    verbose_name = _("The editors' desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from .roles import connect as roles
        from .signin import connect as signin
        from .translations import connect as translations
        from .upkeep import connect as upkeep
        from .usage import connect as usage

        roles.connect()
        signin.connect()
        translations.connect()
        upkeep.connect()
        usage.connect()
