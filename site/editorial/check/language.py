"""Readability and the words that the glossary asks authors to avoid."""

import re
from collections.abc import Iterator

from linguistics.citations import find_citations

from ..content.files import PageFile
from ..content.problems import Problem
from .content import Content
from .texts import Text

# LIX (Björnsson 1968): words a sentence plus per cent of words longer than six letters.
MOST_FOR_FIRMS = 45
MOST = 50
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_QUOTATION = re.compile(r"”[^”]*”|“[^”]*”|\"[^\"]*\"")
# Below this a page is a list of links, and a single long name decides the figure.
FEWEST_WORDS = 100


def check_language(content: Content) -> Iterator[Problem]:
    avoided = {code: forms_to_avoid(content, code) for code in ("sv", "en")}
    for page in content.pages:
        yield from readability(page, content.texts[page.name])
        for text in content.texts[page.name]:
            if not text.quoted:
                yield from avoid(page, text, avoided.get(page.locale, {}))


def readability(page: PageFile, texts: list[Text]) -> Iterator[Problem]:
    """The limit is a Swedish one, and holds for the Swedish text."""
    if page.locale != "sv":
        return
    own = " ".join(without_citations(text) for text in texts if not text.quoted)
    value = lix(own)
    limit = MOST_FOR_FIRMS if is_for_firms(page) else MOST
    if value > limit:
        yield Problem(page.name, 0, "", f"LIX is {value:.0f}, over {limit}")


def is_for_firms(page: PageFile) -> bool:
    return page.kind == "guide" and "supplier" in (page.document.get("audiences") or [])


def without_citations(text: Text) -> str:
    """Own words: quotations are left out, and a citation's “kap.” ends no sentence."""
    plain = text.plain
    for citation in reversed(find_citations(plain, "sv")):
        plain = plain[: citation.start] + plain[citation.end :]
    return _QUOTATION.sub("", plain)


def lix(text: str) -> float:
    """LIX of a text; 0 for one too short to tell."""
    words = _WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return 0.0
    sentences = sum(1 for part in re.split(r"[.!?:]+(?:\s|$)", text) if _WORD.search(part))
    long_words = sum(len(word) > 6 for word in words)
    return len(words) / max(1, sentences) + 100 * long_words / len(words)


def forms_to_avoid(content: Content, code: str) -> dict[str, tuple[re.Pattern, str]]:
    """Forms that the glossary says to avoid → what finds them, and the preferred term."""
    found = {}
    for entry in content.entries("concepts").values():
        for form in (entry.get(code) or {}).get("avoid") or []:
            pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE)
            found[form] = (pattern, entry[code]["term"])
    return found


def avoid(page: PageFile, text: Text, forms: dict) -> Iterator[Problem]:
    quotations = [match.span() for match in _QUOTATION.finditer(text.written)]
    for form, (pattern, term) in forms.items():
        for match in pattern.finditer(text.written):
            if any(start <= match.start() < end for start, end in quotations):
                continue
            line = text.line_at(match.start())
            yield Problem(page.name, line, text.path, f"“{form}” is to be avoided: write “{term}”")
