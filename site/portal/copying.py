"""A page copied as a template starts without key and review dates; a translation keeps them.

Wagtail asks one list (`exclude_fields_in_copy`) for both, so a translation gets them back here,
in the transaction that makes it.
"""

from wagtail.signals import copy_for_translation_done

from .models import PortalPage


def connect() -> None:
    copy_for_translation_done.connect(keep_for_translation, dispatch_uid="keep_for_translation")


def keep_for_translation(sender, source_obj, target_obj, **_kwargs) -> None:
    if not isinstance(target_obj, PortalPage):
        return
    names = PortalPage.exclude_fields_in_copy
    for name in names:
        setattr(target_obj, name, getattr(source_obj, name))
    type(target_obj).objects.filter(pk=target_obj.pk).update(
        **{name: getattr(target_obj, name) for name in names}
    )
