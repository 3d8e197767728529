"""*Try search* in the admin: what each engine answers, and why."""

import time
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from reference.models import Concept

from .engines.base import Engine, EngineUnavailableError
from .explained import SaidOtherwise, said_otherwise, words
from .plan import MOST_CHARACTERS
from .registry import engines
from .results import Request, Results
from .service import search_with

PERMISSIONS = ("search.add_synonym", "search.change_synonym", "search.view_sought")


class TryForm(forms.Form):
    q = forms.CharField(
        label=_("Query"),
        max_length=MOST_CHARACTERS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Reader’s language"), choices=settings.LANGUAGES)


@dataclass(frozen=True)
class Answer:
    """What one engine said, or why it said nothing."""

    engine: str
    milliseconds: float
    results: Results | None
    failure: str = ""


def may_try(user: Any) -> bool:
    return any(user.has_perm(permission) for permission in PERMISSIONS)


def ask(engine: Engine, request: Request) -> Answer:
    started = time.perf_counter()
    try:
        found = search_with(engine, request)
    except EngineUnavailableError as error:
        return Answer(engine.name, 0, None, str(error))
    return Answer(engine.name, 1000 * (time.perf_counter() - started), found)


def try_search(request: HttpRequest) -> HttpResponse:
    if not may_try(request.user):
        raise PermissionDenied
    given = request.GET if "q" in request.GET else None
    form = TryForm(given, initial={"language": get_language()})
    context: dict[str, Any] = {"form": form, "page_title": _("Try search"), "header_icon": "search"}
    if form.is_valid():
        asked = Request(form.cleaned_data["q"], form.cleaned_data["language"])
        context |= answers([ask(engine, asked) for engine in engines()])
    return render(request, "search/admin/try.html", context)


def answers(found: list[Answer]) -> dict[str, Any]:
    """The answers, and the plan as the first engine that answered followed it."""
    context: dict[str, Any] = {"answers": found, "differ": differ(found)}
    first = next((answer.results for answer in found if answer.results), None)
    if first:
        context |= {
            "words": words(first.plan),
            "otherwise": with_entries(said_otherwise(first.plan)),
            "plan": first.plan,
        }
    return context


def with_entries(said: list[SaidOtherwise]) -> list[SaidOtherwise]:
    """With the address where the glossary's entry is edited."""
    finder = AdminURLFinder()
    entries = Concept.objects.filter(key__in={one.concept for one in said if one.concept})
    urls = {concept.key: finder.get_edit_url(concept) for concept in entries}
    return [replace(one, url=urls.get(one.concept) or "") for one in said]


def differ(found: list[Answer]) -> bool:
    """Whether two engines gave different results, or the same in another order."""
    given = [[r.key for r in answer.results.results] for answer in found if answer.results]
    return any(each != given[0] for each in given)


class TryMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_try(request.user)


class TryViewSet(ViewSet):
    name = "try_search"
    url_prefix = "search/try"
    icon = "search"
    menu_label = _("Try search")
    menu_item_class = TryMenuItem

    def get_urlpatterns(self):
        return [path("", try_search, name="index")]
