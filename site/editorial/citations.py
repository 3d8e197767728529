"""Every sentence in the content files that cites the act, beside what the act says there.

A reader of the table can hold each claim against the wording of the section, and the check finds
citations of sections that have no record, of paragraphs and points that do not exist, and texts
whose translation cites something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from linguistics.citations import find_citations, format_citation, parse_place

from .content.files import PageFile, read_page_files
from .content.problems import ContentError, Problem, Report

STRUCTURED = ("gives", "text", "claim")
_SENTENCE_END = re.compile(r"(?<=[.!?:])(?<!kap\.)[\"”)]*\s+(?=[A-ZÅÄÖ\[*“\"(])")
_POINT = re.compile(r"([1-9][0-9]?)\.\s")
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_MARK = re.compile(r"^\s*(?:[-*]\s|[0-9]+\.\s|[a-z_]+:\s)?|\*\*")
SHORT = 8


@dataclass(frozen=True)
class Claim:
    """A sentence, in one language, and the section (and place in it) that it rests on."""

    source: str
    locale: str
    sentence: str
    section: str
    place: str


def read_claims(root: Path) -> list[Claim]:
    """All claims of the content files, in the order of the files.

    Raises ContentError when a page file cannot be read.
    """
    report = Report()
    files = read_page_files(root, report)
    if report.problems:
        raise ContentError(report.problems)
    claims = [claim for file in files for claim in page_claims(file)]
    return [*claims, *concept_claims(root)]


def page_claims(file: PageFile) -> Iterator[Claim]:
    name = f"{file.key}.{file.locale}"
    for text, section, place in texts_of(file.document):
        if section:
            yield Claim(name, file.locale, text, section, place)
        yield from text_claims(name, file.locale, text)


def concept_claims(root: Path) -> Iterator[Claim]:
    for concept in read_reference(root, "concepts"):
        for locale in ("sv", "en"):
            name = f"{concept['key']} (concept).{locale}"
            yield from text_claims(name, locale, concept[locale]["definition"])


def texts_of(value: Any) -> Iterator[tuple[str, str, str]]:
    """Texts in a document, each with the section that stands beside it (empty: none)."""
    if isinstance(value, str):
        yield value, "", ""
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, dict):
        beside = value.get("section") or ""
        for name, part in value.items():
            if name in STRUCTURED and beside and isinstance(part, str):
                yield part, beside, value.get("place") or ""
            elif name not in ("section", "place"):
                yield from texts_of(part)


def text_claims(name: str, locale: str, text: str) -> Iterator[Claim]:
    for line in text.splitlines():
        before = ""
        for sentence in _SENTENCE_END.split(plain(line)):
            for citation in find_citations(sentence, locale):
                # "Det följer av 19 a kap. 2 §." says nothing without the sentence before it.
                short = len(sentence.split()) <= SHORT
                said = f"{before} {sentence}".strip() if short else sentence
                yield Claim(name, locale, said, citation.key, citation.place)
            before = sentence


def plain(line: str) -> str:
    return _MARK.sub("", _LINK.sub(r"\1", line)).strip()


def wording(text: str, place: str) -> str | None:
    """The words at a place in a section's text; None when there is no such place.

    Lines are paragraphs (stycken) save those that are points of the paragraph before.
    """
    paragraph, point = parse_place(place)
    paragraphs: list[list[str]] = []
    for line in text.splitlines():
        if paragraphs and (_POINT.match(line) or re.match(r"[a-e]\) ", line)):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    if paragraph and paragraph > len(paragraphs):
        return None
    lines = (
        paragraphs[paragraph - 1] if paragraph else [line for part in paragraphs for line in part]
    )
    if point:
        lines = [line for line in lines if (match := _POINT.match(line)) and int(match[1]) == point]
    return " ".join(lines) or None


def read_reference(root: Path, name: str) -> list[dict[str, Any]]:
    text = (root / "reference" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def section_texts(root: Path) -> dict[str, str]:
    """The newest wording of each section, by key."""
    return {
        section["key"]: section["versions"][-1]["text"]
        for section in read_reference(root, "sections")
    }


def faults(claims: list[Claim], sections: dict[str, str]) -> list[Problem]:
    """Citations that lead nowhere, and translations that cite other sections than the original."""
    found = [
        Problem(claim.source, 0, format_citation(claim.section, "sv", claim.place), message)
        for claim in claims
        if (message := fault(claim, sections))
    ]
    return sorted(set(found)) + unlike(claims)


def fault(claim: Claim, sections: dict[str, str]) -> str:
    if claim.section not in sections:
        return "the section has no record in reference/sections.yaml"
    if wording(sections[claim.section], claim.place) is None:
        return "the section has no such paragraph or point"
    return ""


def unlike(claims: list[Claim]) -> list[Problem]:
    """Pages whose running texts do not cite the same places equally often in both languages.

    Structured citations stand only in the Swedish file and are left out by counting only those
    that the sentence itself writes.
    """
    written: dict[str, dict[str, list[str]]] = {}
    for claim in claims:
        cited = f"{claim.section} {claim.place}".strip()
        if any(c.key == claim.section for c in find_citations(claim.sentence, claim.locale)):
            page = claim.source.rsplit(".", 1)[0]
            written.setdefault(page, {}).setdefault(claim.locale, []).append(cited)
    problems = []
    for page, by_locale in sorted(written.items()):
        swedish, english = (set(by_locale.get(locale, [])) for locale in ("sv", "en"))
        for locale, only in (("sv", swedish - english), ("en", english - swedish)):
            message = f"cited only in the file in {locale}"
            problems += [Problem(page, 0, cited, message) for cited in sorted(only)]
    return problems
