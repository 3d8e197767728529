"""Rich text as Markdown and back, and bodies of blocks as Markdown with fenced YAML.

The subset is what the design has a shape for: paragraphs, one level of lists, bold, italic,
links. A round trip from HTML gives the same HTML, apart from Draftail's block keys.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from markdown_it import MarkdownIt
from markdown_it.token import Token

_parser = MarkdownIt("commonmark")

# What a link leads to: "page:key" → attributes of the stored <a>, and back; None when unknown.
ToAttributes = Callable[[str], dict[str, str] | None]
ToAddress = Callable[[dict[str, str]], str]

_INLINE = {"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>"}
# Emphasis that Markdown's own marks cannot show, as in the middle of a word beside a full stop.
_TAGS = {"<b>", "</b>", "<i>", "</i>"}
_LISTS = {
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_open": "<ol>",
    "ordered_list_close": "</ol>",
    "list_item_open": "<li>",
    "list_item_close": "</li>",
}
_MARKS = {"b": ("**", "b"), "strong": ("**", "b"), "i": ("*", "i"), "em": ("*", "i")}
SEPARATOR = "<!-- -->"


class MarkdownFault(Exception):
    """Markdown outside the subset; `line` is 0-based within the text."""

    def __init__(self, line: int, message: str):
        self.line = line
        super().__init__(message)


@dataclass
class Part:
    """A piece of a body: `heading`, `text` or a fenced block, with its line (0-based)."""

    type: str
    value: Any
    line: int
    id: str | None = None


def to_html(markdown: str, to_attributes: ToAttributes) -> str:
    """Rich text HTML; raises MarkdownFault for anything outside the subset."""
    return _render(_parser.parse(markdown), to_attributes)


def _render(tokens: list[Token], to_attributes: ToAttributes) -> str:
    html: list[str] = []
    depth = 0
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.type in _LISTS:
            depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
            if depth and token.type.endswith("list_open"):
                raise MarkdownFault(line, "a list inside a list")
            html.append(_LISTS[token.type])
        elif token.type == "paragraph_open":
            if not depth:
                html.append("<p>")
            elif html[-1] != "<li>":
                raise MarkdownFault(line, "two paragraphs in one list item")
        elif token.type == "paragraph_close":
            if not depth:
                html.append("</p>")
        elif token.type == "inline":
            html.append(_inline(token.children or [], line, to_attributes))
        else:
            name = token.type.removesuffix("_open")
            raise MarkdownFault(line, f"{name} has no place in rich text")
    return "".join(html)


def _inline(tokens: list[Token], line: int, to_attributes: ToAttributes) -> str:
    html = []
    for token in tokens:
        if token.type == "text":
            html.append(escape(token.content, quote=False))
        elif token.type == "softbreak":
            html.append(" ")
        elif token.type == "hardbreak":
            html.append("<br/>")
        elif token.type in _INLINE:
            html.append(_INLINE[token.type])
        elif token.type == "link_open":
            address = str(token.attrGet("href"))
            attributes = to_attributes(address)
            if attributes is None:
                raise MarkdownFault(line, f"the link leads nowhere: {address}")
            written = "".join(f' {name}="{escape(v)}"' for name, v in attributes.items())
            html.append(f"<a{written}>")
        elif token.type == "link_close":
            html.append("</a>")
        elif token.type == "html_inline" and token.content in _TAGS:
            html.append(token.content)
        else:
            raise MarkdownFault(line, f"{token.type} has no place in rich text")
    return "".join(html)


def from_html(html: str, to_address: ToAddress) -> str:
    """Rich text HTML as canonical Markdown."""
    blocks: list[str] = []
    before = ""
    for node in BeautifulSoup(html, "html.parser").children:
        name = node.name if isinstance(node, Tag) else ""
        if isinstance(node, Tag) and name in {"ul", "ol"}:
            # Two lists of one kind in a row are told apart by their marks, or they would be one.
            second = before == name
            blocks.append(_list(node, second, to_address))
            before = "" if second else name
            continue
        before = ""
        if isinstance(node, Tag):
            blocks.append(_from_inline(node, to_address))
        elif str(node).strip():
            blocks.append(_protect_start(_escape(str(node).strip())))
    return "\n\n".join(blocks)


def _list(node: Tag, second: bool, to_address: ToAddress) -> str:
    lines = []
    items = [item for item in node.children if isinstance(item, Tag)]
    for number, item in enumerate(items, start=1):
        bullet = (
            ("*" if second else "-") if node.name == "ul" else f"{number}{')' if second else '.'}"
        )
        lines.append(f"{bullet} {_from_inline(item, to_address)}")
    return "\n".join(lines)


def _from_inline(node: Tag, to_address: ToAddress) -> str:
    written = _lines(_pieces(node, to_address, tags=False))
    if node.find(["b", "strong", "i", "em"]) and not _reads_as(written, node):
        written = _lines(_pieces(node, to_address, tags=True))
    return written


def _lines(pieces: list[str]) -> str:
    return "\n".join(map(_protect_start, "".join(pieces).strip(" \n").split("\n")))


def _reads_as(written: str, node: Tag) -> bool:
    """Whether the marks of emphasis are read where they were written."""
    soup = BeautifulSoup(to_html(written, lambda address: {"href": ""}), "html.parser")
    return _emphasis(soup) == _emphasis(node)


def _emphasis(node: Tag) -> list[tuple[str, str]]:
    names = {"strong": "b", "em": "i"}
    return [
        (names.get(tag.name, tag.name), tag.get_text())
        for tag in node.find_all(["b", "strong", "i", "em"])
    ]


def _pieces(node: Tag, to_address: ToAddress, tags: bool, in_link: bool = False) -> list[str]:
    pieces: list[str] = []
    for child in node.children:
        if isinstance(child, NavigableString):
            pieces.append(_escape(str(child), in_link))
        elif isinstance(child, Tag):
            inner = "".join(_pieces(child, to_address, tags, in_link or child.name == "a"))
            mark = _MARKS.get(child.name)
            if mark and tags:
                pieces.append(f"<{mark[1]}>{inner}</{mark[1]}>")
            elif mark:
                pieces.append(_wrapped(inner, mark[0]))
            elif child.name == "br":
                pieces.append("\\\n")
            elif child.name == "a":
                if pieces and pieces[-1].endswith("!"):
                    # An exclamation mark before a link would make an image of it.
                    pieces[-1] = f"{pieces[-1][:-1]}\\!"
                attributes = {name: str(value) for name, value in child.attrs.items()}
                pieces.append(f"[{inner}]({_address(to_address(attributes))})")
            else:
                pieces.append(inner)
    return pieces


def _address(address: str) -> str:
    """Between angle brackets where it would otherwise end too early."""
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def _wrapped(inner: str, mark: str) -> str:
    """Emphasis cannot begin or end with a space in Markdown: the spaces step outside."""
    core = inner.strip()
    if not core:
        return inner
    start = inner[: len(inner) - len(inner.lstrip())]
    end = inner[len(inner.rstrip()) :]
    return f"{start}{mark}{core}{mark}{end}"


def _escape(text: str, in_link: bool = False) -> str:
    text = re.sub(r"([\\`*_<])", r"\\\1", text.replace("\n", " "))
    # Brackets are only brackets, unless they stand in a link or an address follows.
    text = re.sub(r"([\[\]])" if in_link else r"(\])(?=[(:\[])", r"\\\1", text)
    return re.sub(r"&(?=#?\w+;)", r"\\&", text)


def _protect_start(line: str) -> str:
    """Escape what would begin a list, heading or quote."""
    line = re.sub(r"^([-+#>=~])", r"\\\1", line)
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", line)


def split_body(markdown: str) -> list[Part]:
    """A body as parts. Consecutive paragraphs and lists are one `text`; a comment separates two."""
    tokens = _parser.parse(markdown)
    lines = markdown.split("\n")
    parts: list[Part] = []
    pending_id: str | None = None
    text_from: int | None = None
    text_to = 0

    def flush() -> None:
        nonlocal text_from, pending_id
        if text_from is not None:
            source = "\n".join(lines[text_from:text_to]).strip("\n")
            parts.append(Part("text", source, text_from, pending_id))
            pending_id = None
            text_from = None

    for token in tokens:
        if token.level or token.nesting < 0 or token.type == "inline":
            continue
        start, end = token.map or [0, 0]
        if token.type == "html_block":
            comment = re.fullmatch(r"<!--\s*(?:id:\s*(\S+)\s*)?-->", token.content.strip())
            if not comment:
                raise MarkdownFault(start, "HTML has no place in a content file")
            flush()
            pending_id = comment[1]
        elif token.type == "heading_open":
            flush()
            inline = tokens[tokens.index(token) + 1]
            value = {"level": token.tag, "text": _plain(inline)}
            parts.append(Part("heading", value, start, pending_id))
            pending_id = None
        elif token.type == "fence":
            flush()
            parts.append(Part(token.info.strip(), token.content, start, pending_id))
            pending_id = None
        elif token.type in {"paragraph_open", "bullet_list_open", "ordered_list_open"}:
            text_from = start if text_from is None else text_from
            text_to = end
        else:
            raise MarkdownFault(start, f"{token.type.removesuffix('_open')} has no place here")
    flush()
    return parts


def _plain(inline: Token) -> str:
    return "".join(
        " " if child.type == "softbreak" else child.content for child in inline.children or []
    )


def join_body(parts: list[Part]) -> str:
    """Parts as canonical Markdown, the opposite of `split_body`."""
    written: list[str] = []
    previous = ""
    for part in parts:
        if part.id:
            written.append(f"<!-- id: {part.id} -->")
        elif part.type == previous == "text":
            written.append(SEPARATOR)
        if part.type == "heading":
            marks = "#" * int(part.value["level"][1])
            # A run of # that ends a heading would be read as its decoration.
            text = re.sub(r"#(?=#*$)", r"\\#", _escape(part.value["text"]))
            written.append(f"{marks} {text}")
        elif part.type == "text":
            written.append(part.value)
        else:
            fence = "`" * max(3, _longest_run(part.value) + 1)
            inside = f"{part.value.rstrip()}\n" if part.value.strip() else ""
            written.append(f"{fence}{part.type}\n{inside}{fence}")
        previous = part.type
    return "\n\n".join(written)


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)
