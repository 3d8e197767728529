"""A form widget that picks a record by search and keeps its key."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import BaseChooser


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be picked. `words` is what a search looks in, `insert` what prose says for it."""

    key: str
    label: str
    words: str = ""
    insert: str = ""
    edit_url: str | None = None

    def __str__(self) -> str:
        return self.label


class KeyChooser(BaseChooser):
    """Wagtail's chooser for things that are named by key: a dialogue with search.

    `find` gives the entry of a key, or None. A key that leads nowhere any more stays in the form
    and is shown as it is, so that saving anything else does not lose it.
    """

    link_to_chosen_text = _("Edit")
    show_edit_link = True

    def __init__(self, find: Callable[[str], Entry | None], chooser: str, **kwargs):
        super().__init__(**kwargs)
        self.find = find
        self.chooser = chooser

    def __deepcopy__(self, memo):
        copied = type(self)(self.find, self.chooser, icon=self.icon)
        copied.attrs = self.attrs.copy()
        return copied

    def get_chooser_modal_url(self) -> str:
        return reverse(f"choose_{self.chooser}:choose")

    def get_value_data(self, value):
        if not value:
            return None
        entry = self.find(str(value))
        title = entry.label if entry else _("%(key)s (not found)") % {"key": value}
        return {"id": str(value), "title": title, "edit_url": entry and entry.edit_url}
