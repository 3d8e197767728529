"""What a page gives to search: its texts by section, what it cites, and how it is classified.

`Searchable` is the protocol. `PortalPage` fulfils it from `content_fields`, so that a new field or
block is found without a line of code; a page type with more to say overrides `search_content`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import models
from django.utils.text import slugify
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField

from linguistics.citations import find_citations
from reference.blocks import OrganisationBlock, SectionBlock, TechniqueBlock
from reference.fields import ChoiceListField, KeyListField
from reference.library import Library, library

from .texts import block_texts, plain
from .translatable import is_text


@dataclass
class TextSection:
    """A part of a page under one heading; `anchor` is empty where the page has no id for it."""

    title: str = ""
    anchor: str = ""
    texts: list[str] = field(default_factory=list)


@dataclass
class SearchContent:
    """One findable thing. `path` is its address below the page, empty for the page itself.

    `facets` holds codes by name (audience, phase, level, sector); `names` are words that it
    should be found by though they stand in records, as those of organisations; `sections_cited`
    are keys of law sections; `documents` are attached files.
    """

    key: str
    kind: str
    title: str
    summary: str = ""
    path: str = ""
    sections: list[TextSection] = field(default_factory=list)
    facets: dict[str, list[str]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    sections_cited: list[str] = field(default_factory=list)
    documents: list[Any] = field(default_factory=list)


class Searchable(Protocol):
    """A page whose content readers can search."""

    def search_content(self) -> SearchContent:
        """The page itself."""

    def search_records(self) -> Iterable[SearchContent]:
        """Reference records that have their addresses below the page."""


FACETS = {"audiences": "audience", "phases": "phase", "level": "level", "sectors": "sector"}
# Structs whose title heads a part of the page that has an id of its own (`step-1`, …).
NUMBERED = "steps"


def page_content(page: Any) -> SearchContent:
    """What `content_fields` say of a page, in the order in which they are declared."""
    content = SearchContent(page.key or str(page.pk), page.content_kind, page.title, page.summary)
    walker = Walker(content, page.headings, library(), page.locale.language_code)
    for name in page.content_fields:
        if name not in page.base_content_fields:
            walker.add(page, page._meta.get_field(name))
    if page.locale.language_code == "en" and page.international_note:
        walker.section(page._meta.get_field("international_note")).texts.append(
            plain(page.international_note)
        )
    walker.cite()
    return content


class Walker:
    """Gathers the fields of one page into its `SearchContent`."""

    def __init__(
        self,
        content: SearchContent,
        headings: Mapping[str, tuple[str, Any]],
        shelf: Library,
        locale: str,
    ):
        self.content = content
        self.headings = headings
        self.shelf = shelf
        self.locale = locale

    def add(self, page: Any, declared: Any) -> None:
        value: Any = getattr(page, declared.name, None)
        if declared.name in FACETS:
            self.content.facets[FACETS[declared.name]] = (
                [value] if isinstance(value, str) else value
            )
            if isinstance(declared, KeyListField):
                self.name("sectors", value)
        elif isinstance(declared, StreamField):
            self.stream(declared, value)
        elif isinstance(declared, RichTextField) and value:
            self.section(declared).texts.append(plain(value))
        elif value and (is_text(declared) or getattr(declared, "language_neutral", False)):
            self.section(declared).texts.append(str(value))
        elif isinstance(declared, models.PositiveSmallIntegerField) and "year" in declared.name:
            self.content.names.extend([str(value)] if value else [])
        elif isinstance(declared, ChoiceListField):
            self.content.facets.setdefault(declared.name, value)

    def section(self, declared: Any) -> TextSection:
        """A field's part of the page; without a title where the page gives it no heading."""
        anchor, title = self.headings.get(declared.name, ("", ""))
        section = TextSection(str(title), anchor)
        self.content.sections.append(section)
        return section

    def stream(self, declared: Any, stream: Any) -> None:
        current = None
        for number, child in enumerate(stream, start=1):
            self.references(child.block, child.value)
            title = self.heading(child.value, child.block_type)
            if child.block_type == "heading":
                current = TextSection(title, f"h-{slugify(title)}")
                self.content.sections.append(current)
                continue
            if declared.name == NUMBERED and title:
                current = TextSection(title, f"step-{number}")
                self.content.sections.append(current)
            elif current is None:
                current = self.section(declared)
            texts = list(block_texts(child.block, child.value))
            current.texts.extend(texts[1:] if declared.name == NUMBERED and title else texts)

    @staticmethod
    def heading(value: Any, block_type: str) -> str:
        if not isinstance(value, dict):
            return ""
        return value.get("text" if block_type == "heading" else "title") or ""

    def references(self, block: blocks.Block, value: Any) -> None:
        """Keys of records and documents, wherever they lie in a block."""
        for found, item in leaves(block, value):
            if isinstance(found, SectionBlock) and item:
                self.content.sections_cited.append(item)
            elif isinstance(found, OrganisationBlock):
                self.name("organisations", [item])
            elif isinstance(found, TechniqueBlock):
                self.name("techniques", [item])
            elif isinstance(found, DocumentChooserBlock) and item is not None:
                self.content.documents.append(item)

    def name(self, kind: str, keys: Iterable[str]) -> None:
        records = getattr(self.shelf, kind)
        self.content.names += [
            records[key].text("name", self.locale) for key in keys if key in records
        ]

    def cite(self) -> None:
        """Add what running text cites, and keep only sections that readers can open."""
        for section in self.content.sections:
            for text in section.texts:
                for citation in find_citations(text, self.locale):
                    self.content.sections_cited.append(citation.key)
        cited = dict.fromkeys(self.content.sections_cited)
        self.content.sections_cited = [key for key in cited if key in self.shelf.sections]


def leaves(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """Every block that holds a single value, with that value."""
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value or []:
            yield from leaves(block.child_block, item)
    elif isinstance(block, blocks.StreamBlock):
        for child in value or []:
            yield from leaves(child.block, child.value)
    else:
        yield block, value
