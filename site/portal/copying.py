"""A page copied as a template starts without key and review dates; a translation keeps them.

Wagtail asks one list (`exclude_fields_in_copy`) for both, so a translation gets them back here:
the page and the draft that Wagtail saved of it, from which editors and the loader go on.
"""

from wagtail.models import Page
from wagtail.signals import copy_for_translation_done

from .models import PortalPage


def connect() -> None:
    copy_for_translation_done.connect(keep_for_translation, dispatch_uid="keep_for_translation")


def keep_for_translation(sender, source_obj, target_obj, **_kwargs) -> None:
    if not isinstance(target_obj, PortalPage):
        return
    original = what_was_copied(source_obj)
    names = PortalPage.exclude_fields_in_copy
    if all(getattr(target_obj, name) == getattr(original, name) for name in names):
        return
    for name in names:
        setattr(target_obj, name, getattr(original, name))
    type(target_obj).objects.filter(pk=target_obj.pk).update(
        **{name: getattr(target_obj, name) for name in names}
    )
    draft = target_obj.latest_revision
    if draft is not None:  # an alias has none
        data = target_obj.serializable_data()
        draft.content.update({name: data[name] for name in names})
        draft.save(update_fields=["content"])


def what_was_copied(page: Page) -> PortalPage:
    """Wagtail copies the latest draft of a page that is not live."""
    return page.specific if page.live else page.get_latest_revision_as_object()
