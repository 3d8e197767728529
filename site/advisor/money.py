"""Sums of money as people type them, in Swedish or in English."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

LARGEST = Decimal(10) ** 12
_UNITS = {
    "": 1,
    "kr": 1,
    "kronor": 1,
    "sek": 1,
    "tkr": 1_000,
    "ksek": 1_000,
    "tusen": 1_000,
    "thousand": 1_000,
    "mkr": 1_000_000,
    "mnkr": 1_000_000,
    "msek": 1_000_000,
    "miljon": 1_000_000,
    "miljoner": 1_000_000,
    "million": 1_000_000,
    "millions": 1_000_000,
}
_OTHER_CURRENCY = re.compile(r"€|\$|£|\b(?:eur|euros?|usd|nok|dkk|gbp)\b", re.IGNORECASE)
_SUM = re.compile(
    r"(?:(?:sek|kr)\s*)?(?P<number>[0-9][0-9\s.,'’]*?)(?:[:,]-|\s*(?P<words>[a-z. ]*))"
)
_PLAIN = re.compile(r"[0-9]+")
_SPACED = re.compile(r"[0-9]{1,3}(?:[\s'’][0-9]{3})+")


class SumError(ValueError):
    """A sum that cannot be read; the message is for the person who typed it."""


def parse_sum(text: str) -> Decimal:
    """The sum in kronor that `text` says: `700 000 kr`, `SEK 700,000`, `1,5 miljoner`.

    A comma or a full stop before exactly three digits groups thousands, since no sum in kronor has
    three decimals; before one or two digits it is the decimal sign. Nothing is converted from
    another currency. Raises SumError.
    """
    typed = re.sub(r"\s+", " ", text).strip().lower()
    if _OTHER_CURRENCY.search(typed):
        raise SumError(_("Write the sum in Swedish kronor. We do not convert other currencies."))
    match = _SUM.fullmatch(typed)
    if match is None:
        raise SumError(_("Write the sum with digits, such as 700 000 or 700,000."))
    factor = _factor(match["words"] or "")
    amount = _number(match["number"].strip(), factor > 1) * factor
    if amount > LARGEST:
        raise SumError(_("The sum is too large to be a purchase."))
    return amount


def _factor(words: str) -> int:
    factor = 1
    for word in words.replace(".", " ").split():
        if word not in _UNITS:
            raise SumError(_("Write the sum with digits, such as 700 000 or 700,000."))
        factor *= _UNITS[word]
    return factor


def _number(digits: str, has_factor: bool) -> Decimal:
    whole, fraction = _parted(digits, has_factor)
    plain = re.sub(r"[\s'’]", "", whole) if _SPACED.fullmatch(whole) else whole
    if not _PLAIN.fullmatch(plain):
        raise SumError(_("The thousands do not add up: write 1 250 000 or 1,250,000."))
    return Decimal(f"{plain}.{fraction or 0}")


def _parted(digits: str, has_factor: bool) -> tuple[str, str]:
    """Whole kronor (grouped by spaces at most) and decimals."""
    signs = re.findall(r"[.,]", digits)
    if not signs:
        return digits, ""
    head, _sign, tail = digits.rpartition(signs[-1])
    is_decimal = len(tail) in {1, 2} and tail.isdigit() and digits.count(signs[-1]) == 1
    if is_decimal:
        return _grouped(head, signs[:-1]), tail
    if has_factor and len(signs) == 1:
        raise SumError(_("Write the whole sum with digits: 1 250 000 rather than 1,250 million."))
    return _grouped(digits, signs), ""


def _grouped(digits: str, signs: list[str]) -> str:
    if len(set(signs)) > 1:
        raise SumError(_("The thousands do not add up: write 1 250 000 or 1,250,000."))
    return digits.replace(signs[0], " ") if signs else digits
