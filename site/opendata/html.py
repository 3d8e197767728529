"""Rich text for reuse elsewhere: safe, and with links that hold outside the site."""

from html import escape
from typing import Protocol

import nh3
from wagtail.rich_text.rewriters import LinkRewriter

from portal.links import Target

# What the editor offers (portal.blocks.text.RICH_TEXT_FEATURES), and nothing else.
TAGS = {"p", "b", "strong", "i", "em", "ul", "ol", "li", "a", "br"}
ATTRIBUTES = {"a": {"href", "hreflang"}}
SCHEMES = {"http", "https", "mailto", "tel"}


class Links(Protocol):
    def page(self, identifier: str) -> Target | None: ...

    def document(self, identifier: str) -> Target | None: ...


class Html:
    """Turns stored rich text into HTML; a link that leads nowhere public keeps only its text."""

    def __init__(self, links: Links):
        self._rewrite = LinkRewriter(
            {
                "page": lambda attributes: opening(links.page(attributes.get("id", ""))),
                "document": lambda attributes: opening(links.document(attributes.get("id", ""))),
            }
        )

    def __call__(self, stored: str) -> str | None:
        clean = nh3.clean(
            self._rewrite(stored),
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes=SCHEMES,
            link_rel=None,
        )
        return clean or None


def opening(target: Target | None) -> str:
    if target is None:
        return "<a>"
    language = f' hreflang="{escape(target.language)}"' if target.language else ""
    return f'<a href="{escape(target.url)}"{language}>'
