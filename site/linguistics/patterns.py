"""Figures in text in one normal form each: sections, acts, sums, dates and numbers.

A normal form has only letters and digits, so that no engine takes it apart:
``6 kap. 30 §`` = ``LOU 6:30`` = ``6:30`` → ``6kap30``; ``700 000 kr`` = ``SEK 700,000``
→ ``700000kr``; ``31 december 2026`` = ``2026-12-31`` → ``20261231``; ``SFS 2016:1145`` →
``sfs20161145``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from linguistics.text import GAP

_CACHED = 8_192
# A decomposed ä0 is one word, as ä0 is.
_IN_WORD = "[\\w\u0300-\u036f]"
_SPACE = "[ \u00a0\u2009\u202f]"
_MONTHS = {
    name: number
    for names in (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), start=1)
}
_CURRENCIES = {
    **dict.fromkeys(("kr", "kronor", "krona", "sek"), "kr"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "eur"),
    **dict.fromkeys(("%", "procent", "percent", "per cent"), "procent"),
}
_SCALES = {
    **dict.fromkeys(("tkr",), 1_000),
    **dict.fromkeys(("miljon", "miljoner", "million", "mkr", "mnkr", "msek"), 1_000_000),
    **dict.fromkeys(("miljard", "miljarder", "billion", "mdkr"), 1_000_000_000),
}
_MONEY_SCALES = frozenset({"tkr", "mkr", "mnkr", "msek", "mdkr"})
_AMOUNT = (
    rf"(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,5}}|[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,5}}"
    r"|[0-9]{1,15})(?![0-9])(?:[.,][0-9]{1,4}(?![0-9]))?"
)
_UNIT = rf"kr\b|kronor\b|krona\b|sek\b|eur\b|euros?\b|€|%|procent\b|per{_SPACE}?cent\b"
_SCALE = "|".join(rf"{word}\b" for word in sorted(_SCALES, key=len, reverse=True))
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# Nearly every place in a text is refused here, before the alternatives are tried.
_FIRST = (
    r"(?=[0-9€]|(?ai:SEK|EUR|LOU[ \t\n\u00a0\u2009\u202f]|SFS"
    r"|jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec))"
)

_FIGURE = re.compile(
    rf"""
    (?<!{_IN_WORD}) {_FIRST} (?:
      (?P<iso>[0-9]{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))(?!{_IN_WORD})
    | (?:(?P<day>0?[1-9]|[12][0-9]|3[01]){GAP})?(?P<month>(?ai:{_MONTH})){GAP}
      (?:(?P<day_en>[12][0-9]|3[01]|0?[1-9]),{GAP})?(?P<year>[12][0-9]{{3}})(?!{_IN_WORD})
    | (?P<chapter>[0-9]{{1,3}}(?:{GAP}?[a-z])?){GAP}kap\.?
      (?:{GAP}(?P<section>[0-9]{{1,3}}(?:{GAP}[a-z])?){GAP}?§)?
    | (?P<alone>[0-9]{{1,3}}(?:{GAP}[a-z])?){GAP}?§
    | (?:LOU{GAP})?(?P<chapter_en>[0-9]{{1,2}}[a-z]?):
      (?P<section_en>[0-9]{{1,3}}[a-z]?)(?!{_IN_WORD}|:)
    | (?:SFS{GAP})?(?P<sfs>[12][0-9]{{3}}:[0-9]{{1,4}})(?!{_IN_WORD})
    | (?P<currency>(?ai:SEK|EUR|€)){_SPACE}?(?P<sum>{_AMOUNT})
      (?:{_SPACE}(?P<scale_after>{_SCALE}))?(?!{_IN_WORD})
    | (?P<amount>{_AMOUNT})(?:{_SPACE}?(?P<scale>{_SCALE}))?
      (?:{_SPACE}?(?P<unit>{_UNIT}))?(?!{_IN_WORD})
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its normal form; ``also`` holds wider forms that it contains."""

    kind: str
    form: str
    also: tuple[str, ...] = ()


def find_figures(text: str) -> Iterator[tuple[int, int, Figure]]:
    """The figures in a text with their places, in order and never overlapping."""
    for match in _FIGURE.finditer(text):
        yield match.start(), match.end(), _normal(match.groups())


@lru_cache(maxsize=_CACHED)
def _normal(groups: tuple[str | None, ...]) -> Figure:
    found = dict(zip(_FIGURE.groupindex, groups, strict=True))
    if found["iso"]:
        return _date(found["iso"][:4], int(found["iso"][5:7]), int(found["iso"][8:]))
    if found["month"]:
        day = int(found["day"] or found["day_en"] or 0)
        return _date(found["year"] or "", _MONTHS[found["month"].lower()], day)
    chapter = _tight(found["chapter"] or found["chapter_en"])
    section = _tight(found["section"] or found["section_en"] or found["alone"])
    if chapter and section:
        return Figure("section", f"{chapter}kap{section}", (f"{chapter}kap",))
    if chapter or section:
        return Figure("section", f"{chapter}kap" if chapter else f"par{section}")
    if found["sfs"]:
        return Figure("act", "sfs" + found["sfs"].replace(":", ""))
    return _sum(found)


def _date(year: str, month: int, day: int) -> Figure:
    if day:
        return Figure("date", f"{year}{month:02}{day:02}", (f"{year}{month:02}", year))
    return Figure("date", f"{year}{month:02}", (year,))


def _sum(found: dict[str, str | None]) -> Figure:
    scale = (found["scale"] or found["scale_after"] or "").lower()
    unit = " ".join((found["unit"] or found["currency"] or "").lower().split())
    value = _value(found["amount"] or found["sum"] or "0") * _SCALES.get(scale, 1)
    currency = _CURRENCIES.get(unit, "kr" if scale in _MONEY_SCALES else "")
    number = f"{value.normalize():f}".replace(".", "d")
    if not currency:
        return Figure("number", number)
    return Figure("sum", number + currency, (number,))


def _value(written: str) -> Decimal:
    """A comma groups thousands where three digits follow each (700,000), else it is decimal."""
    digits = "".join(written.split())
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", digits):
        return Decimal(digits.replace(",", ""))
    return Decimal(digits.replace(",", "."))


def _tight(number: str | None) -> str:
    return "".join((number or "").lower().split())
