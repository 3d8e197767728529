"""Synonyms and best bets in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import BestBet, Synonym


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
    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 250
    items = (SynonymViewSet, BestBetViewSet)


register_snippet(SearchGroup)
