"""What the templates of the style guide show, in one language."""

import datetime
from collections.abc import Callable
from typing import Any

from home.feedback.forms import FeedbackForm
from portal.context import Cited, Version
from portal.words import PageWords

from . import controls, pages
from .records import sample_library

TOKENS = (
    "paper", "sunk", "raised", "ink", "ink-2", "line", "edge", "link", "visited", "deep",
    "straw", "straw-bg", "good", "bad", "info", "info-bg", "focus",
)  # fmt: skip
DAY = datetime.date(2026, 11, 25)


def speaker(code: str) -> Callable[[str, str], str]:
    return lambda swedish, english: english if code == "en" else swedish


def context_for(code: str) -> dict[str, Any]:
    say = speaker(code)
    library = sample_library()
    page = pages.reviewed(say)
    versions = [
        Version("sv", page, "/styleguide/", "/styleguide/"),
        Version("en", page, "/styleguide/en/", "/styleguide/en/"),
    ]
    return {
        "locale": code,
        "library": library,
        "cited": Cited(library, code),
        "words": PageWords(library, code),
        "links": None,
        "places": dict.fromkeys(("law", "glossary", "thresholds"), page),
        "home": page,
        "no_index": True,
        "versions": versions,
        "other_versions": [version for version in versions if version.code != code],
        "menu": [pages.standard(title, pk=n) for n, title in enumerate(menu(say), start=1)],
        "breadcrumbs": [pages.standard("x", depth=2), pages.standard(say("Modeller", "Models"))],
        "foot_pages": [page],
        "tokens": TOKENS,
        "sample": page,
        "pdf": {"url": "#", "size": 84_000},
        "behind_since": datetime.date(2026, 11, 1),
    } | shown(say, library)


def menu(say: Any) -> tuple[str, ...]:
    return say("Modeller", "Models"), say("Guider", "Guides"), say("Exempel", "Cases")


def shown(say: Any, library: Any) -> dict[str, Any]:
    listed = pages.models(say)
    case = pages.case(say)
    return {
        "models": listed,
        "case": case,
        "cases": [
            case,
            pages.case(say, latitude=59.3, longitude=11.1),
            pages.case(say, latitude=None),
        ],
        "money": pages.money(say),
        "page_body": pages.body(say),
        "limits": library.thresholds,
        "ladders": ladders(say, library.thresholds),
        "forms": [controls.form(say), controls.form(say, {"amount": "många", "vat": "a"})],
        "filters_open": controls.filters(say, chosen=False),
        "filters_chosen": controls.filters(say, chosen=True),
        "some": controls.part(12),
        "none": controls.part(0),
        "page_links": [(number, "#") for number in (1, 2, 3)],
        "grounds": controls.grounds(say),
        "given": controls.given(say),
        "doors": controls.doors(say),
        "feedback_forms": [FeedbackForm(), FeedbackForm({"text": ""})],
        "guide": {"steps": [1, 2], "reading_minutes": 6},
        "file": {"url": "#", "language": "sv", "file_extension": "docx", "file_size": 37_900},
        "download": {
            "title": say("En mall", "A template"),
            "description": say("Att fylla i.", "To fill in."),
        },
        "news": news(say, listed[0]),
    }


def ladders(say: Any, limits: list[Any]) -> list[list[dict[str, Any]]]:
    """No sum, a sum on a rung, and a sum of which nothing can be said."""
    names = (say("Direktupphandling", "Direct award"), say("Annonseras", "Advertised"),
             say("Hela lagen", "The whole act"))  # fmt: skip
    below = (limits[0], limits[2], None)
    return [
        [{"label": name, "below": limit, "here": here}
         for name, limit, here in zip(names, below, where, strict=True)]
        for where in ((False, False, False), (True, False, False), (False, None, None))
    ]  # fmt: skip


def news(say: Any, page: Any) -> list[dict[str, Any]]:
    note = say("Gränsen är rättad.", "The limit has been corrected.")
    return [
        {"day": DAY, "page": page, "note": note, "is_new": False},
        {"day": DAY, "page": page, "note": "", "is_new": True},
        {"day": DAY, "page": page, "note": "", "is_new": False},
    ]
