"""What editors steer search with in the admin, and what tells them how it goes."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .demand import report  # noqa: F401 - registers itself
from .models import BestBet, Synonym
from .trying import TryViewSet


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "link"
    list_display = ["__str__", "language"]
    list_filter = ["language"]


class BestBetViewSet(SnippetViewSet):
    model = BestBet
    icon = "pick"
    list_display = ["__str__", "language", "first_day", "last_day"]
    list_filter = ["language"]


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Readers’ search")
    menu_icon = "search"
    menu_order = 250
    items = (TryViewSet, SynonymViewSet, BestBetViewSet)


register_snippet(SearchGroup)
