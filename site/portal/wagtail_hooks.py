"""Editors' notes of what changed, in the admin menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from .models import ChangeNote


class ChangeNoteViewSet(ModelViewSet):
    model = ChangeNote
    name = "changes"
    icon = "history"
    menu_label = _("Change notes")
    menu_order = 240
    add_to_admin_menu = True
    list_display = ["page", "day", "note_sv"]
    list_filter = ["day"]
    search_fields = ["note_sv", "note_en"]
    search_backend_name = None
    copy_view_enabled = False


@hooks.register("register_admin_viewset")
def register_change_notes():
    return ChangeNoteViewSet()
