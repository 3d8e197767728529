"""Rules of the project as Django system checks."""

from django.apps import apps
from django.core import checks

REQUIRED = ("content_kind", "parent_page_types", "subpage_types", "template")


@checks.register("pages")
def every_page_type_declares_itself(app_configs, **kwargs):
    """Each concrete page type names its kind, parents, children, template, API and search fields.

    Found by inheritance rather than by a list, so that no new type is forgotten.
    """
    from .models import PortalPage  # noqa: PLC0415 - imported before the models are

    errors = []
    for model in apps.get_models():
        if not issubclass(model, PortalPage):
            continue
        ours = [klass for klass in model.__mro__ if klass not in PortalPage.__mro__]
        own = {name for klass in ours for name in vars(klass)}
        missing = [name for name in (*REQUIRED, "search_fields", "api_fields") if name not in own]
        if missing:
            errors.append(
                checks.Error(
                    f"{model._meta.label} does not declare {', '.join(missing)}.",
                    obj=model,
                    id="portal.E001",
                )
            )
        unknown = [name for name in model.content_fields if not has_field(model, name)]
        if unknown:
            errors.append(
                checks.Error(
                    f"{model._meta.label}.content_fields names no field: {', '.join(unknown)}.",
                    obj=model,
                    id="portal.E002",
                )
            )
    return errors


def has_field(model, name: str) -> bool:
    return any(field.name == name for field in model._meta.get_fields())
