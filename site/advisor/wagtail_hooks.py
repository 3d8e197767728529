"""The advisor's records in the admin menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import ChooserAnswer, ChooserQuestion, ChooserRule, SelfCheckQuestion


class RecordViewSet(SnippetViewSet):
    search_backend_name = None
    copy_view_enabled = False


class QuestionViewSet(RecordViewSet):
    model = ChooserQuestion
    icon = "help"
    list_display = ["position", "key", "text_sv", "text_en", "live"]
    search_fields = ["key", "text_sv", "text_en"]


class AnswerViewSet(RecordViewSet):
    model = ChooserAnswer
    icon = "list-ul"
    list_display = ["key", "label_sv", "label_en", "live"]
    list_filter = ["question"]
    search_fields = ["key", "label_sv", "label_en"]


class RuleViewSet(RecordViewSet):
    model = ChooserRule
    icon = "decimal"
    list_display = ["key", "model", "effect", "weight", "reason_sv", "live"]
    list_filter = ["model", "effect"]
    search_fields = ["key", "reason_sv", "reason_en"]


class SelfCheckViewSet(RecordViewSet):
    model = SelfCheckQuestion
    icon = "tasks"
    list_display = ["position", "key", "text_sv", "effect", "live"]
    search_fields = ["key", "text_sv", "text_en"]


class AdvisorGroup(SnippetViewSetGroup):
    menu_label = _("Advisor")
    menu_icon = "help"
    menu_order = 210
    items = (QuestionViewSet, AnswerViewSet, RuleViewSet, SelfCheckViewSet)


register_snippet(AdvisorGroup)
