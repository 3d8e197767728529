"""The pages of the desk that are ours, taken from the addresses of the site.

Ours is a page whose view is written here, Wagtail's list or form of a model that is written here,
and what stands in the sign-in's table of addresses, whose templates are.
"""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings

from editorial.signin.urls import account_pages, entrance
from tests.permissions.addresses import resolved

ARGUMENT = re.compile(r"<(?:\w+:)?\w+>")
SIGN_IN = {f"admin/{one.pattern}" for one in (*entrance, *account_pages)}
# Of the views that Wagtail has for every model, these show what its author wrote: the columns of
# the list and the panels of the form. The rest is the same for all.
AUTHORED = {"IndexView", "CreateView", "EditView", "InspectView"}
# No pages: pieces of one, dialogues (looked at where they open), files, and what a button sends.
NO_PAGES = (
    re.compile(r"/results/$"),
    re.compile(r"^admin/choose_"),
    re.compile(r"^admin/translations/submit/"),
    re.compile(r"^admin/(translations/files/<int:translation_id>|localize/translate)/"),
    re.compile(r"^admin/upkeep/law/<int:pk>/apply/$"),
    re.compile(r"^admin/reports/reviews/.*/done/$"),
    re.compile(r"^admin/security/codes/download/$"),
    re.compile(r"^admin/login/passkey/$"),  # JSON for the script of the page before
    re.compile(r"^admin/localize/jsi18n/$"),  # a script
    re.compile(r"^admin/logout/$"),
    re.compile(r"/convert_to_alias/$"),  # refused, and back to the editor
    re.compile(r"^admin/feedback/(new|edit)/"),  # refused to everybody
)


def is_written_here(module: str) -> bool:
    path = Path(getattr(sys.modules[module], "__file__", None) or "/")
    return path.is_relative_to(settings.ROOT) and "site-packages" not in path.parts


def unwrapped(view: Callable) -> Callable:
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    return view


def is_ours(pattern: str, view: Callable) -> bool:
    inner = unwrapped(view)
    shown = getattr(inner, "view_class", inner)
    if pattern in SIGN_IN or is_written_here(shown.__module__):
        return True
    model = getattr(inner, "view_initkwargs", {}).get("model")
    of_ours = isinstance(model, type) and is_written_here(model.__module__)
    return of_ours and shown.__name__ in AUTHORED


def ours() -> Iterator[str]:
    for pattern, view in resolved():
        if pattern.startswith("admin/") and is_ours(pattern, view):
            yield pattern


def is_page(pattern: str) -> bool:
    return not any(rule.search(pattern) for rule in NO_PAGES)


def takes_object(pattern: str) -> bool:
    return bool(ARGUMENT.search(pattern))


def filled(pattern: str, values: list) -> str:
    left = iter(values)
    return "/" + ARGUMENT.sub(lambda _found: str(next(left)), pattern)
