"""Editors' notes of what changed, in the admin menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from reference.choosers import chooser_of

from .blocks import PageKeyBlock
from .models import ChangeNote
from .rich_text import CONTROLS, Readability, control, control_settings


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


@hooks.register("register_admin_viewset")
def page_chooser():
    return chooser_of(PageKeyBlock(), _("Choose a page"))


@hooks.register("register_rich_text_features")
def writing_controls(features):
    for name in CONTROLS:
        features.register_editor_plugin("draftail", name, control(name))
    features.register_editor_plugin("draftail", "readability", Readability())


@hooks.register("insert_editor_js")
def writing_control_settings():
    return control_settings()
