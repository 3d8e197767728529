"""Texts as a reader sees them: safe HTML, links that lead on, citations that open in place."""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from linguistics.citations import Citation, find_citations, format_citation

from .links import Links, Target, safe_href
from .spacing import keep_together

# What the editor offers (blocks.text.RICH_TEXT_FEATURES), and nothing else.
_TAGS = {"p", "b", "strong", "i", "em", "ul", "ol", "li", "h2", "h3", "h4"}
_VOID = {"br"}
_DROPPED_WITH_CONTENT = {"script", "style", "template", "iframe", "object"}
_HEADINGS = {"h2", "h3", "h4"}
# Punctuation that must not be parted from a chip by a line break.
_OPENING = re.compile(r"[(\[”“\"]+\Z")
_CLOSING = re.compile(r"[)\].,;:!?”\"]+")

# What stands for a citation, or None to leave it as it was written.
Chips = Callable[[Citation], str | None]
# Text as HTML; what it marks up, as glossary terms, it marks up itself.
Mark = Callable[[str], str]


def chip(citation: Citation | str, locale: str, place: str = "") -> SafeString:
    """A button that opens the section in place; it needs no script."""
    key = citation if isinstance(citation, str) else citation.key
    return format_html(
        '<button type="button" class="law" popovertarget="law-{}">{}</button>',
        key,
        format_citation(citation, locale, place),
    )


def plainly(text: str) -> str:
    return escape(text, quote=False)


def cite(text: str, locale: str, chips: Chips, mark: Mark = plainly) -> str:
    """`text` as HTML, with a chip for each citation that `chips` has one for.

    Sums and sections that get no chip are kept on one line.
    """
    parts = []
    position = 0
    for citation in find_citations(text, locale):
        button = chips(citation)
        if button is None:
            continue
        before = text[position : citation.start]
        opening = _OPENING.search(before)
        closing = _CLOSING.match(text, citation.end)
        if opening:
            before = before[: opening.start()]
        position = closing.end() if closing else citation.end
        if opening or closing:
            button = (
                f'<span class="nb">{escape(opening[0]) if opening else ""}{button}'
                f"{escape(closing[0]) if closing else ''}</span>"
            )
        parts += [mark(keep_together(before)), button]
    return "".join([*parts, mark(keep_together(text[position:]))])


def render_text(text: str, locale: str, chips: Chips) -> SafeString:
    """Plain text; a line that an editor broke stays broken."""
    return mark_safe(cite(text, locale, chips).replace("\n", "<br>"))  # noqa: S308 - escaped


def render_html(
    html: str, locale: str, chips: Chips, links: Links | None, mark: Mark = plainly
) -> SafeString:
    """Stored rich text, rebuilt from the few elements that a text may have."""
    writer = _Writer(locale, chips, links, mark)
    writer.feed(html)
    writer.close()
    return mark_safe(writer.result())  # noqa: S308 - every part is escaped by the writer


class _Writer(HTMLParser):
    def __init__(self, locale: str, chips: Chips, links: Links | None, mark: Mark):
        super().__init__(convert_charrefs=True)
        self._locale = locale
        self._chips = chips
        self._links = links
        self._mark = mark
        self._parts: list[str] = []
        self._text: list[str] = []
        self._open: list[tuple[str, str]] = []  # element, and what closes it
        self._dropping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED_WITH_CONTENT:
            self._flush()
            self._dropping += 1
        elif self._dropping:
            return
        elif tag in _VOID:
            self._flush()
            self._parts.append(f"<{tag}>")
        elif tag == "a":
            self._flush()
            start, end = self._link(dict(attrs))
            self._parts.append(start)
            self._open.append(("a", end))
        elif tag in _TAGS:
            self._flush()
            self._parts.append(f"<{tag}>")
            self._open.append((tag, f"</{tag}>"))

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED_WITH_CONTENT:
            self._dropping = max(0, self._dropping - 1)
        elif not self._dropping and any(name == tag for name, _end in self._open):
            self._flush()
            self._close_to(tag)

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            self._text.append(data)

    def result(self) -> str:
        self._flush()
        while self._open:
            self._parts.append(self._open.pop()[1])
        return "".join(self._parts)

    def _close_to(self, tag: str) -> None:
        while self._open:
            name, end = self._open.pop()
            self._parts.append(end)
            if name == tag:
                return

    def _flush(self) -> None:
        """Write the text so far; citations are whole, since references are already characters."""
        text = "".join(self._text)
        self._text.clear()
        if not text:
            return
        inside = {name for name, _end in self._open}
        if "a" in inside or inside & _HEADINGS:
            self._parts.append(escape(keep_together(text), quote=False))
        else:
            self._parts.append(cite(text, self._locale, self._chips, self._mark))

    def _link(self, attrs: dict[str, str | None]) -> tuple[str, str]:
        """The start and end of a link; both empty where it must not or cannot lead anywhere."""
        target = self._target(attrs)
        if target is None:
            return "", ""
        if not target.language:
            return f'<a href="{escape(target.url)}">', "</a>"
        code = escape(target.language)
        name = get_language_info(target.language)["name_translated"].lower()
        if self._locale.startswith("en"):
            name = name.capitalize()
        note = _("in %(language)s") % {"language": name}
        return (
            f'<a href="{escape(target.url)}" hreflang="{code}">',
            f'</a> <span class="hint">({escape(note)})</span>',
        )

    def _target(self, attrs: dict[str, str | None]) -> Target | None:
        kind, identifier = attrs.get("linktype"), attrs.get("id") or ""
        if kind == "page":
            return self._links.page(identifier) if self._links else None
        if kind == "document":
            return self._links.document(identifier) if self._links else None
        href = safe_href(attrs.get("href") or "") if not kind else None
        return Target(href) if href else None
