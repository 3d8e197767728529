"""Numbers, sums, dates and statutes as each language writes them."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linguistics.citations import NBSP
from reference import taxonomies

_POINT = re.compile(r"(?:[0-9]+\.|[–-]) ")
# Letters that a line of an opened section holds.
LINE = 62
_SUBPOINT = re.compile(r"[a-z]\) ")


def grouped(number: float | Decimal | None, locale: str | None = None) -> str:
    """A number as the language groups it: `700 000` with no-break spaces, `700,000`."""
    if number is None:
        return ""
    written = f"{Decimal(number).normalize():,f}"
    if (locale or get_language() or "sv").startswith("sv"):
        return written.replace(",", NBSP).replace(".", ",")
    return written


def money(amount: float | Decimal | None, currency: str = "SEK") -> str:
    """A sum with its currency: `700 000 kr`, `SEK 700,000`; euro is a word in Swedish."""
    if amount is None:
        return ""
    if (get_language() or "sv").startswith("sv"):
        word = {"SEK": "kr", "EUR": "euro"}.get(currency, currency)
        return f"{grouped(amount)}{NBSP}{word}"
    return f"{currency}{NBSP}{grouped(amount)}"


def one_line(text: str) -> str:
    """A text whose template is laid out over several lines, as titles and attributes need it."""
    return re.sub(r"[ \n]+", " ", text).strip(" ")


def years(first: int | None, last: int | None) -> str:
    """`2014–2016`, or the one year that is known."""
    known = [str(year) for year in (first, last) if year]
    return "–".join(dict.fromkeys(known))


def period(limit: Any) -> str:
    """When a limit holds: whole years as `2024–2025`, an open end in words."""
    first, last = limit.valid_from, limit.valid_to
    if last is None:
        return _("from %(date)s") % {"date": date_format(first, "j F Y")}
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return years(first.year, last.year)
    return f"{date_format(first, 'j F Y')} – {date_format(last, 'j F Y')}"


def lead(html: Any) -> str:
    """The first sentence of a rich or plain text, for a list."""
    text = re.sub(r"\s+", " ", strip_tags(str(html).replace("</p>", " ").replace("</li>", " ")))
    # A full stop after a lower-case word of three letters or more ends a sentence; "kap." does not.
    match = re.match(r".+?(?<!kap)(?<!bl\.a)(?<!t\.ex)[.!?](?= [A-ZÅÄÖ0-9]|$)", text.strip())
    return match[0] if match else text.strip()


def statute(text: str) -> SafeString:
    """The wording of a section with its paragraphs and points kept; nothing is added."""
    lines = []
    for line in text.splitlines():
        shape = "b" if _SUBPOINT.match(line) else "a" if _POINT.match(line) else ""
        attributes = f' class="point-{shape}"' if shape else ""
        lines.append(format_html("<p{}>{}</p>", mark_safe(attributes), line))  # noqa: S308
    return mark_safe("".join(lines))  # noqa: S308 - each line was escaped


def frame_height(section: Any) -> int:
    """About how many pixels the wording of a section takes where it is opened in place."""
    lines = getattr(section.current, "text", "").splitlines()
    return 170 + sum(30 + 22 * (len(line) // LINE) for line in lines)


def letter_id(letter: str) -> str:
    """An id for a letter that is not of the English alphabet either: `Å` becomes `e5`."""
    return letter.lower() if letter.isascii() else f"{ord(letter.lower()):x}"


def label(value: str, choices: str) -> Any:
    """The words for a stored choice: `{{ step.phase|label:"Phase" }}`."""
    return getattr(taxonomies, choices)(value).label if value else ""


def labels(values: Iterable[str], choices: str) -> list[Any]:
    return [label(value, choices) for value in values]


def country(code: str) -> str:
    """The name of a country that the site writes of, or its code."""
    names = {
        "SE": _("Sweden"),
        "NO": _("Norway"),
        "DK": _("Denmark"),
        "FI": _("Finland"),
        "IS": _("Iceland"),
        "EU": _("European Union"),
    }
    return names.get(code, code)
