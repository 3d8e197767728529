"""Dialogues in which editors find a record by search, in blocks and while writing.

Wagtail's chooser, with two differences: what it lists comes from a block (for records the library
in memory), and what it answers is a key.
"""

from django import forms
from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.base import ViewSet

from .blocks import (
    ConceptBlock,
    KeyBlock,
    OrganisationBlock,
    SectionBlock,
    SourceBlock,
    TechniqueBlock,
)
from .searching import matching
from .widgets import Entry


class SearchForm(BaseFilterForm):
    q = forms.CharField(
        label=_("Search"), required=False, widget=forms.TextInput({"placeholder": _("Search")})
    )

    def filter(self, objects: list[Entry]) -> list[Entry]:
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return matching(objects, self.search_query)


class ListsEntries:
    """`block` is the block whose keys are chosen."""

    block: KeyBlock
    filter_form_class = SearchForm
    per_page = 12

    def get_object_list(self) -> list[Entry]:
        return self.block.entries()

    def apply_object_list_ordering(self, objects: list[Entry]) -> list[Entry]:
        return objects

    def can_create(self) -> bool:
        return False

    @property
    def title_column(self) -> TitleColumn:
        return TitleColumn(
            "title",
            label=_("Title"),
            accessor=str,
            get_url=lambda entry: reverse(self.chosen_url_name, args=[entry.key]),
            link_attrs={"data-chooser-modal-choice": True},
        )


class ChooseView(ListsEntries, chooser.ChooseView):
    block = None


class ResultsView(ListsEntries, chooser.ChooseResultsView):
    block = None


class ChosenView(chooser.ChosenView):
    block: KeyBlock = None

    def get_object(self, pk: str) -> Entry:
        entry = self.block.entry(pk)
        if entry is None:
            raise Http404
        return entry

    def get_chosen_response_data(self, item: Entry) -> dict[str, str | None]:
        return {
            "id": item.key,
            "title": item.label,
            "edit_url": item.edit_url,
            "insert": item.insert,
        }


class KeyChooserViewSet(ViewSet):
    """The dialogue of one kind of block: `choose_<chooser>`."""

    block: KeyBlock
    page_title = ""

    def get_common_view_kwargs(self, **kwargs):
        return {
            "block": self.block,
            "icon": self.block.meta.icon,
            "page_title": self.page_title,
            "results_url_name": self.get_url_name("results"),
            "chosen_url_name": self.get_url_name("chosen"),
            **kwargs,
        }

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(ChooseView), name="choose"),
            path("results/", self.construct_view(ResultsView), name="results"),
            path("<slug:pk>/", self.construct_view(ChosenView), name="chosen"),
        ]

    def on_register(self) -> None:
        """A dialogue has no place in the menu."""


def chooser_of(block: KeyBlock, title) -> KeyChooserViewSet:
    return KeyChooserViewSet(f"choose_{block.chooser}", block=block, page_title=title)


def record_choosers() -> list[KeyChooserViewSet]:
    return [
        chooser_of(SectionBlock(), _("Choose a section of law")),
        chooser_of(ConceptBlock(), _("Choose a concept")),
        chooser_of(SourceBlock(), _("Choose a source")),
        chooser_of(OrganisationBlock(), _("Choose an organisation")),
        chooser_of(TechniqueBlock(), _("Choose a technique")),
    ]
