"""Readers' answers in the admin: a list to read by page and language."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .models import Feedback


class ReadOrDelete(ModelPermissionPolicy):
    """Nobody writes or changes what a reader is supposed to have said."""

    def user_has_permission(self, user, action):
        return action in {"view", "delete"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class FeedbackViewSet(ModelViewSet):
    model = Feedback
    name = "feedback"
    icon = "comment"
    menu_label = _("Readers' answers")
    menu_order = 250
    add_to_admin_menu = True
    form_fields = ["was_useful", "text"]
    list_display = ["page_title", "locale", "was_useful", "text", "answered_on"]
    list_filter = ["locale", "was_useful", "page_title", "answered_on"]
    search_fields = ["page_title", "text"]
    search_backend_name = None
    list_export = ["page_id", "page_title", "locale", "was_useful", "text", "answered_on"]
    inspect_view_enabled = True
    copy_view_enabled = False


register_permission_policy(Feedback, ReadOrDelete(Feedback))


@hooks.register("register_admin_viewset")
def register_feedback():
    return FeedbackViewSet()
