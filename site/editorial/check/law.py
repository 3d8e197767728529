"""Cited sections exist, belong to the regime of the page, and are quoted word for word."""

import re
from collections.abc import Iterator

from linguistics.citations import Citation, find_citations

from ..content.files import PageFile
from ..content.problems import Problem
from .content import Content
from .texts import Text

# A quotation of at least this many words claims to be one; fewer are a term.
FEWEST_WORDS = 4
_QUOTED = re.compile(r"[”“\"]([^”“\"]+)[”“\"]")
# Fields of a model that tell its regimes from others.
CONTRASTING = {"regime_note", "does_not_fit"}
# The words by which a text says where a section holds.
_NAMES = {
    "above": re.compile(r"tröskelvärde|threshold", re.IGNORECASE),
    "chapter-19": re.compile(
        r"under (?:tröskelvärdet|the threshold)|below the threshold"
        r"|19 kap|chapter 19|bilaga 2|annex 2",
        re.IGNORECASE,
    ),
    "direct-award": re.compile(
        r"under (?:tröskelvärdet|the threshold)|below the threshold|direktupphandl|direct award",
        re.IGNORECASE,
    ),
}
_BEFORE_CITATION = re.compile(r"[\s,.]*\(?\s*")
_AFTER_CITATION = re.compile(r"[^.!?”“\"]{0,80}")


def check_law(content: Content) -> Iterator[Problem]:
    law = Law(content)
    for page in content.pages:
        yield from law.citations(page)
        yield from law.regimes(page)
        yield from law.quotes(page)


class Law:
    """The sections that the content holds, and what pages say of them."""

    def __init__(self, content: Content):
        self.content = content
        self.sections = content.entries("sections")

    def cited(self, page: PageFile) -> Iterator[tuple[Text, Citation]]:
        for text in self.content.texts[page.name]:
            for citation in find_citations(text.written, page.locale):
                yield text, citation

    def citations(self, page: PageFile) -> Iterator[Problem]:
        for text, citation in self.cited(page):
            if citation.key not in self.sections:
                written = text.written[citation.start : citation.end]
                line = text.line_at(citation.start)
                message = f"cites {written}, which is not among the sections"
                yield Problem(page.name, line, text.path, message)

    def regimes(self, page: PageFile) -> Iterator[Problem]:
        """A model names its regimes; what it cites holds there, or the page says what brings it in.

        A text may contrast regimes if it says where the section holds; the note on regimes and
        the reasons against a model do so by their nature.
        """
        regimes = set(page.document.get("regimes") or [])
        if page.kind != "model" or not regimes:
            return
        named = {c.key for _text, c in self.cited(page)} | set(keys_of(page))
        for text, citation in self.cited(page):
            message = self.outside(citation.key, regimes, named)
            if message and not contrasts(text.path, text.written, self.regime(citation.key)):
                yield Problem(page.name, text.line_at(citation.start), text.path, message)
        for path, row in rows_with_sections(page.document):
            message = self.outside(row["section"], regimes, named)
            said = " ".join(value for value in row.values() if isinstance(value, str))
            if message and not contrasts(str(path[0]), said, self.regime(row["section"])):
                yield Problem(page.name, page.line(path), ".".join(map(str, path)), message)

    def regime(self, key: str) -> str:
        return self.sections[key]["regime"]

    def outside(self, key: str, regimes: set[str], named: set[str]) -> str:
        """Why a section does not hold in any of these regimes; empty if it does."""
        section = self.sections.get(key)
        if section is None or section["regime"] == "all" or section["regime"] in regimes:
            return ""
        bringing = [
            row["by"] for row in section.get("brought_in") or [] if row["regime"] in regimes
        ]
        if set(bringing) & named:
            return ""
        if bringing:
            return f"{key} holds here only through {' or '.join(bringing)}, which is not named"
        return f"{key} holds in “{section['regime']}”; the page is of {', '.join(sorted(regimes))}"

    def quotes(self, page: PageFile) -> Iterator[Problem]:
        """Quotations beside a citation are in the section, word for word (there is no English)."""
        if page.locale != "sv":
            return
        for text in self.content.texts[page.name]:
            found = find_citations(text.written, page.locale)
            for match in _QUOTED.finditer(text.written):
                citation = beside(match, found, text.written)
                if citation is None or len(match[1].split()) < FEWEST_WORDS:
                    continue
                if citation.key in self.sections and not self.says(citation.key, match[1]):
                    line = text.line_at(match.start())
                    message = f"“{match[1]}” does not stand in {citation.key}"
                    yield Problem(page.name, line, text.path, message)
            if text.quoted and text.source in self.content.entries("acts"):
                yield from self.quote_block(page, text)

    def quote_block(self, page: PageFile, text: Text) -> Iterator[Problem]:
        if not any(self.says(key, text.written) for key in self.sections):
            message = "the quotation does not stand in any section"
            yield Problem(page.name, text.line, text.path, message)

    def says(self, key: str, quotation: str) -> bool:
        """Whether a section has the words; dots mark where some were left out."""
        versions = self.sections[key].get("versions") or []
        statute = [bare(version["text"]) for version in versions]
        pieces = [bare(piece) for piece in re.split(r"…|\.\.\.|\[[^\]]*\]", quotation)]
        return any(all(piece in words for piece in pieces) for words in statute)


def beside(quote: re.Match, citations: list[Citation], written: str) -> Citation | None:
    """The citation that a quotation leans on: the next one, or the last one in the sentence."""
    for citation in citations:
        if citation.start >= quote.end():
            if _BEFORE_CITATION.fullmatch(written, quote.end(), citation.start):
                return citation
            break
    before = [citation for citation in citations if citation.end <= quote.start()]
    if before and _AFTER_CITATION.fullmatch(written, before[-1].end, quote.start()):
        return before[-1]
    return None


def bare(text: str) -> str:
    """Words alone, in lower case: spaces and the punctuation around a quotation do not count."""
    return " ".join(re.sub(r"[\s\u00ad]+", " ", text).strip(" .,;:").lower().split())


def contrasts(path: str, written: str, regime: str) -> bool:
    """Whether a text says where a section of another regime holds."""
    return path.split(".", maxsplit=1)[0] in CONTRASTING or bool(_NAMES[regime].search(written))


def rows_with_sections(document) -> Iterator[tuple[tuple, dict]]:
    """(path, row) of each row that names a section by key."""
    for name, items in document.items():
        for index, item in enumerate(items if isinstance(items, list) else []):
            if isinstance(item, dict) and item.get("section"):
                yield (name, index, "section"), item


def keys_of(page: PageFile) -> Iterator[str]:
    return (row["section"] for _path, row in rows_with_sections(page.document))
