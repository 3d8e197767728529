"""Every page in both languages, found from another page, and with sources for its figures."""

import re
from collections.abc import Iterator

from django.conf import settings

from ..content.files import PageFile
from ..content.manifest import NAME
from ..content.problems import Problem
from .content import Content

_LINK = re.compile(r"\]\(page:([\w-]+)\)")
_FIGURE = re.compile(
    r"\d[\d\u00a0 ]*(?:,\d+)?[\u00a0 ]?(?:%|procent|kr|kronor|miljon|euro|per cent)"
)
# Pages of these kinds show the pages below them.
LISTING = {"index", "home"}


def check_pages(content: Content) -> Iterator[Problem]:
    yield from both_languages(content)
    yield from orphans(content)
    for page in content.originals.values():
        if page.kind == "case":
            yield from figures(content, page)


def both_languages(content: Content) -> Iterator[Problem]:
    written = {(page.key, page.locale) for page in content.pages}
    for page in content.originals.values():
        for code, _name in settings.LANGUAGES:
            if page.published and (page.key, code) not in written:
                yield Problem(page.name, 1, "", f"has no file in “{code}”")


def orphans(content: Content) -> Iterator[Problem]:
    """Each page stands in a list, in the menu, or is linked from another page."""
    kinds = {page.key: page.kind for page in content.pages}
    linked = {
        key
        for page in content.pages
        for text in content.texts[page.name]
        for key in _LINK.findall(text.written)
        if key != page.key
    }
    for place in content.places:
        page = content.originals.get(place.key)
        listed = kinds.get(place.parent or "") in LISTING and kinds.get(place.key) != "standard"
        if page is None or place.parent is None or listed or place.key in linked:
            continue
        if not page.document.get("show_in_menus"):
            yield Problem(NAME, place.line, place.key, "no list, menu or page leads to it")


def figures(content: Content, page: PageFile) -> Iterator[Problem]:
    """Figures of a case rest on sources: each row on its own, running text on the page's."""
    for name in ("effects", "money"):
        for index, row in enumerate(page.document.get(name) or []):
            if not row.get("source"):
                line = page.line((name, index))
                yield Problem(page.name, line, f"{name}.{index}", "the figure has no source")
    if page.document.get("sources"):
        return
    for text in content.texts[page.name]:
        match = _FIGURE.search(text.written)
        if match:
            message = f"“{match[0]}” has no source on the page"
            yield Problem(page.name, text.line_at(match.start()), text.path, message)
