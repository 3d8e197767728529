"""Rich text as Markdown and back: the same, whatever an editor writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.content.markdown import (
    MarkdownFault,
    Part,
    from_html,
    join_body,
    split_body,
    to_html,
)
from tests.editorial.strategies import headings, rich_html

LINKS = {"page:a": {"linktype": "page", "id": "1"}}


def attributes(address: str):
    return LINKS.get(address) or ({"href": address} if address.startswith("http") else None)


def address(attrs: dict[str, str]) -> str:
    return "page:a" if attrs.get("linktype") == "page" else attrs["href"]


def back(html: str) -> str:
    return to_html(from_html(html, address), attributes)


@given(rich_html())
def test_rich_text_comes_back_as_it_was(html):
    assert back(html) == html


@given(rich_html())
def test_canonical_markdown_is_written_the_same_again(html):
    markdown = from_html(html, address)
    assert from_html(to_html(markdown, attributes), address) == markdown


@given(st.lists(st.one_of(
    headings().map(lambda text: Part("heading", {"level": "h2", "text": text}, 0)),
    rich_html().map(lambda html: Part("text", from_html(html, address), 0)),
), max_size=5))  # fmt: skip
def test_a_body_of_parts_comes_back_in_the_same_parts(parts):
    found = split_body(join_body(parts))
    assert [(part.type, part.value) for part in found] == [(p.type, p.value) for p in parts]


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("# Rubrik", "heading"),
        ("- a\n  - b", "a list inside a list"),
        ("> citat", "blockquote"),
        ("<b onclick=x>a</b>", "html_inline"),
        ("![bild](http://a)", "image"),
        ("[a](page:b)", "leads nowhere"),
        ("a\n\n---", "hr"),
    ],
)
def test_what_has_no_shape_is_refused(markdown, message):
    with pytest.raises(MarkdownFault, match=message):
        to_html(markdown, attributes)
