"""Listens to what the advisor and the search tell of their readers."""

from advisor.models import ChooserPage
from advisor.signals import finished
from search.demand.clicks import counts
from search.signals import searched

from . import recorder
from .models import Kind


def connect() -> None:
    finished.connect(note_finished, dispatch_uid="usage-finished")
    searched.connect(note_search, dispatch_uid="usage-searched")


def note_finished(sender, request, page, **kwargs) -> None:
    if request.method == "GET" and counts(request):
        kind = Kind.CHOOSER if issubclass(sender, ChooserPage) else Kind.SELF_CHECK
        recorder.count(kind, page.locale.language_code)


def note_search(language: str, found: bool, **kwargs) -> None:
    recorder.count(Kind.SEARCH, language)
    if not found:
        recorder.count(Kind.UNANSWERED, language)
