"""Random content that the admin would take."""

from html import escape

from hypothesis import strategies as st
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.blocks import FigureBlock, HeadingBlock, PlaceBlock, TableBlock
from reference.blocks import RecordBlock
from reference.library import library

LETTERS = "aåö Zé1 .,:;!?-–*_`~#+=<>&\\()[]|'\"”“\u00a0§{}@/$%"
WORDS = st.text(LETTERS, min_size=1, max_size=25)


def line(most: int = 40) -> st.SearchStrategy[str]:
    """One line as a form leaves it: no space around it, and none but single ones inside."""
    cleaned = WORDS.map(lambda text: " ".join(text.split(" ")).strip())
    return cleaned.filter(lambda text: text.strip() and text == text.strip()).map(
        lambda t: t[:most].strip() or "a"
    )


def inline() -> st.SearchStrategy[str]:
    text = line().map(lambda value: escape(value, quote=False))
    emphasis = st.tuples(st.sampled_from("bi"), text).map(lambda t: f"<{t[0]}>{t[1]}</{t[0]}>")
    address = st.sampled_from(['linktype="page" id="1"', 'href="http://a.se/x_(y)?a=1&amp;b=2"'])
    links = st.tuples(address, text).map(lambda t: f"<a {t[0].replace(' id', ' id')}>{t[1]}</a>")
    pieces = st.tuples(text, st.one_of(emphasis, links), text)
    joined = st.tuples(pieces, st.sampled_from(["", " "])).map(lambda t: t[1].join(t[0]))
    return st.one_of(text, joined)


def rich_html(links: bool = True) -> st.SearchStrategy[str]:
    one = inline() if links else line().map(lambda value: escape(value, quote=False))
    paragraph = one.map(lambda text: f"<p>{text}</p>")
    items = st.lists(one, min_size=1, max_size=3)
    listed = st.tuples(st.sampled_from(["ul", "ol"]), items).map(
        lambda t: f"<{t[0]}>{''.join(f'<li>{item}</li>' for item in t[1])}</{t[0]}>"
    )
    return st.lists(st.one_of(paragraph, listed), min_size=1, max_size=3).map("".join)


def headings() -> st.SearchStrategy[str]:
    return line()


# --- stored values of blocks ---------------------------------------------------------------------


def uuids() -> st.SearchStrategy[str]:
    return st.uuids(version=4).map(str)


def stored(  # noqa: PLR0911 - one a kind of block
    block: blocks.Block, media: dict[str, int]
) -> st.SearchStrategy:
    """Stored values of any block, as its form would leave them."""
    if isinstance(block, HeadingBlock):
        return st.fixed_dictionaries({"level": st.just("h2"), "text": line()})
    if isinstance(block, TableBlock):
        return tables()
    if isinstance(block, FigureBlock):
        return st.fixed_dictionaries(
            {"image": st.just(media["image"]), "decorative": st.booleans(), "alt": line(),
             "caption": st.one_of(st.just(""), line())}
        )  # fmt: skip
    if isinstance(block, blocks.BaseStreamBlock):
        kinds = [
            st.fixed_dictionaries(
                {"type": st.just(name), "value": stored(child, media), "id": uuids()}
            )
            for name, child in block.child_blocks.items()
        ]
        return st.lists(st.one_of(kinds), min_size=1, max_size=3)
    if isinstance(block, blocks.ListBlock):
        return listed(stored(block.child_block, media))
    if isinstance(block, blocks.BaseStructBlock):
        return st.fixed_dictionaries(
            {name: stored(child, media) for name, child in block.child_blocks.items()}
        )
    return leaf(block, media)


def listed(values: st.SearchStrategy, least: int = 1, most: int = 3) -> st.SearchStrategy:
    item = st.fixed_dictionaries({"type": st.just("item"), "value": values, "id": uuids()})
    return st.lists(item, min_size=least, max_size=most)


def tables() -> st.SearchStrategy:
    def of_width(width: int):
        row = listed(line(), width, width)
        return st.fixed_dictionaries({"caption": line(), "header": row, "rows": listed(row)})

    return st.integers(1, 3).flatmap(of_width)


def leaf(  # noqa: C901, PLR0911 - one a kind of block
    block: blocks.Block, media: dict[str, int]
) -> st.SearchStrategy:
    if isinstance(block, RecordBlock):
        keys = st.sampled_from(sorted(getattr(library(), block.records)))
        return keys if block.field.required else st.one_of(st.just(""), keys)
    if isinstance(block, PlaceBlock):
        return st.sampled_from(["", "st2", "p3", "st1-p2"])
    if isinstance(block, blocks.RichTextBlock):
        return rich_html(links=False)
    if isinstance(block, blocks.ChoiceBlock):
        return st.sampled_from([code for code, _name in block.field.choices if code])
    if isinstance(block, blocks.DecimalBlock):
        return st.decimals(0, 10**9, places=2).map(lambda value: str(value.normalize() + 0))
    if isinstance(block, blocks.BooleanBlock):
        return st.booleans()
    if isinstance(block, blocks.URLBlock):
        return st.sampled_from(["", "https://example.org/a?b=c"])
    if isinstance(block, DocumentChooserBlock):
        return st.just(media["document"])
    if isinstance(block, ImageChooserBlock):
        return st.just(media["image"])
    if isinstance(block, blocks.TextBlock):
        several = st.tuples(line(), line()).map("\n".join)
        return (
            st.one_of(line(), several) if block.field.required else st.one_of(st.just(""), several)
        )
    most = getattr(block.field, "max_length", None) or 40
    text = line(min(most, 40)) if most > 3 else st.just("SEK")
    return text if block.field.required else st.one_of(st.just(""), text)
