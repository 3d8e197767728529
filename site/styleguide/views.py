"""Every component in all its states, from samples alone: the same on every machine and day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from .context import context_for


def styleguide(request: HttpRequest, code: str) -> HttpResponse:
    with translation.override(code):
        return render(request, "styleguide/index.html", context_for(code))
