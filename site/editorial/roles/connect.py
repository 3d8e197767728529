"""When roles are made."""

from django.apps import apps as installed
from django.db.models.signals import post_migrate, post_save

from home.models import HomePage

from .setup import prepare


def connect() -> None:
    post_migrate.connect(after_migrate, dispatch_uid="editorial-roles")
    post_save.connect(after_home, sender=HomePage, dispatch_uid="editorial-roles-home")


def after_migrate(sender, apps=installed, using="default", **kwargs) -> None:
    """Once, after the last app, when every permission is there.

    `apps` is the state that the migrations led to: going back below Wagtail's own tables must
    not look for them.
    """
    last = [config for config in installed.get_app_configs() if config.models_module][-1]
    if sender.name != last.name or using != "default":
        return
    try:
        apps.get_model("portal", "SiteImage")
        apps.get_model("home", "HomePage")
        apps.get_model("editorial", "Desk")
    except LookupError:
        return
    prepare()


def after_home(instance: HomePage, created: bool, raw: bool = False, **kwargs) -> None:
    if created and not raw:
        prepare()
