"""Which rules a sum falls under on a day: under, over, or *cannot be said*.

Pure but for the limits, which come in as a function. Scope: 1 kap. 4 §, 19 kap. 1 § and
19 a kap. 1–2 §§ LOU.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from reference.limits import Answer
from reference.models.thresholds import Limit
from reference.taxonomies import Authority, ContractKind, Regime

from .valuation import Purchase, Valuation, value_of

DOCUMENTATION_LIMIT = Decimal(100_000)  # 19 a kap. 11 §
# Thresholds are the same for every authority here, so who buys need not be known.
SAME_FOR_ALL = {ContractKind.WORKS, ContractKind.ANNEX_2}

LimitOn = Callable[[ContractKind, Limit], Answer]


class Verdict(TextChoices):
    UNDER = "under", _("Under")
    OVER = "over", _("At or over")
    UNKNOWN = "unknown", _("Cannot be said")


@dataclass(frozen=True)
class Comparison:
    """How a value stands to one limit. `distance` (kronor) is how far below or above it lies."""

    limit: Answer
    kind: Limit
    verdict: Verdict
    distance: Decimal | None
    section: str
    place: str = ""


@dataclass(frozen=True)
class Duty:
    text: Any  # lazy: said in the language of the reader
    section: str
    place: str = ""


@dataclass(frozen=True)
class Finding:
    """Everything the calculator says of a purchase.

    `regimes` are those that may apply: one when it can be said, direct award first where it may
    be used, several where a confirmed limit is missing. `said` tells whether they are certain.
    """

    valuation: Valuation
    day: datetime.date
    comparisons: tuple[Comparison, ...]
    regimes: tuple[Regime, ...]
    said: bool
    reason: Any
    section: str
    place: str
    duties: tuple[Duty, ...] = ()


def compare(
    value: Decimal, limit: Answer, kind: Limit, section: str, place: str = ""
) -> Comparison:
    """A value *under* a limit is below it; a value equal to it has reached it (1 kap. 4 §)."""
    if limit.sek is None:
        return Comparison(limit, kind, Verdict.UNKNOWN, None, section, place)
    difference = value - limit.sek
    verdict = Verdict.UNDER if difference < 0 else Verdict.OVER
    return Comparison(limit, kind, verdict, abs(difference), section, place)


def judge(
    purchase: Purchase,
    day: datetime.date,
    limit_on: LimitOn,
    *,
    authority: Authority,
    is_outside: bool = False,
) -> Finding:
    """The value, the limits and the rules. `is_outside`: a condition of 1 kap. 5 § is missing."""
    valuation = value_of(purchase)
    if is_outside:
        return Finding(
            valuation, day, (), (Regime.OUTSIDE,), True,
            _("The act does not apply to this research and development service."), "lou-1-5", "",
        )  # fmt: skip
    if valuation.contract is None:
        return Finding(
            valuation, day, (), (), False,
            _("The parts weigh the same, so their value does not decide the main object."),
            *(valuation.judged_by or ("lou-2-2", "st1")),
        )  # fmt: skip
    if valuation.contract == ContractKind.ANNEX_2:
        return _annex_2(valuation, day, limit_on)
    return _other(valuation, day, limit_on, authority)


def _annex_2(valuation: Valuation, day: datetime.date, limit_on: LimitOn) -> Finding:
    """An annex 2 service follows 19 or 19 a kap. whatever its value (1 kap. 4 § third par.)."""
    value = valuation.value
    general = compare(
        value, limit_on(ContractKind.GOODS, Limit.DIRECT_AWARD), Limit.DIRECT_AWARD,
        "lou-19a-2", "st1",
    )  # fmt: skip
    special = compare(
        value, limit_on(ContractKind.ANNEX_2, Limit.DIRECT_AWARD), Limit.DIRECT_AWARD,
        "lou-19a-2", "st1",
    )  # fmt: skip
    both: tuple[Regime, ...] = (Regime.DIRECT_AWARD, Regime.CHAPTER_19)
    if Verdict.UNDER in {special.verdict, general.verdict}:
        regimes, said = both, True
        reason = _("The service may be directly awarded: it is an annex 2 service.")
        if special.verdict != Verdict.UNDER:
            reason = _("The value is below the general limit for direct award.")
    elif special.verdict == Verdict.OVER:
        regimes, said = (Regime.CHAPTER_19,), True
        reason = _("An annex 2 service is bought under chapter 19, whatever its value.")
    else:
        regimes, said = both, False
        reason = _(
            "Chapter 19 or direct award: the limit for annex 2 services has no confirmed value in "
            "kronor."
        )
    is_borderline = regimes == (Regime.CHAPTER_19,)
    section, place = ("lou-1-4", "st3") if is_borderline else ("lou-19a-2", "st1")
    return Finding(
        valuation, day, (special, general), regimes, said, reason, section, place,
        duties(regimes, value, general, is_annex_2=True),
    )  # fmt: skip


def _other(
    valuation: Valuation, day: datetime.date, limit_on: LimitOn, authority: Authority
) -> Finding:
    value, contract = valuation.value, valuation.contract
    assert contract is not None  # noqa: S101 - judge() has answered that case
    direct = compare(
        value, limit_on(contract, Limit.DIRECT_AWARD), Limit.DIRECT_AWARD, "lou-19a-2", "st1"
    )
    threshold = compare(
        value, _threshold(contract, limit_on, authority), Limit.THRESHOLD, "lou-5-1", "st1"
    )
    regimes, said, reason, section, place = _regime(direct.verdict, threshold.verdict)
    return Finding(
        valuation, day, (direct, threshold), regimes, said, reason, section, place,
        duties(regimes, value, direct, is_annex_2=False),
    )  # fmt: skip


def _threshold(contract: ContractKind, limit_on: LimitOn, authority: Authority) -> Answer:
    if authority == Authority.ANY and contract not in SAME_FOR_ALL:
        return Answer(None)
    return limit_on(contract, Limit.THRESHOLD)


def _regime(direct: Verdict, threshold: Verdict) -> tuple:
    if threshold == Verdict.OVER:
        return (
            (Regime.ABOVE,), True,
            _("The value reaches the threshold: all of the act but chapters 19 and 19 a."),
            "lou-1-4", "st2",
        )  # fmt: skip
    if direct == Verdict.UNDER:
        return (
            (Regime.DIRECT_AWARD, Regime.CHAPTER_19), True,
            _("Below the limit: you may award directly, or advertise under chapter 19."),
            "lou-19a-2", "st1",
        )  # fmt: skip
    if direct == Verdict.OVER and threshold == Verdict.UNDER:
        return (
            (Regime.CHAPTER_19,), True,
            _("Too high for direct award, below the threshold: advertise under chapter 19."),
            "lou-1-4", "st3",
        )  # fmt: skip
    if direct == Verdict.OVER:
        return (
            (Regime.CHAPTER_19, Regime.ABOVE), False,
            _("Too high for direct award. Whether the threshold is reached cannot be said."),
            "lou-5-1", "st2",
        )  # fmt: skip
    return (
        (), False,
        _("The site has no limit for direct award on this day, so nothing can be said."),
        "lou-5-1", "st2",
    )  # fmt: skip


def duties(
    regimes: tuple[Regime, ...], value: Decimal, general: Comparison, *, is_annex_2: bool
) -> tuple[Duty, ...]:
    """What to write down and tell, in the regimes that may apply."""
    found = []
    if Regime.DIRECT_AWARD in regimes:
        if value > DOCUMENTATION_LIMIT:
            found.append(
                Duty(_("Direct award: document as you go, the value is over SEK 100,000."),
                     "lou-19a-11", "st1")
            )  # fmt: skip
        found.append(
            Duty(_("Direct award: if you asked more than one, tell those who answered in writing."),
                 "lou-19a-10", "st1")
        )  # fmt: skip
        if is_annex_2 and general.verdict == Verdict.OVER:
            found.append(
                Duty(_("Direct award of SEK 700,000 or more: publish an award notice afterwards."),
                     "lou-19a-13", "st3")
            )  # fmt: skip
    if Regime.CHAPTER_19 in regimes:
        found.append(Duty(_("Chapter 19: document as you go."), "lou-19-22", "st1"))
        if is_annex_2:
            found.append(
                Duty(_("Chapter 19, annex 2 service: also write an individual report."),
                     "lou-19-22", "st2")
            )  # fmt: skip
    if Regime.ABOVE in regimes:
        found.append(Duty(_("From the threshold: document as you go."), "lou-12-14", "st1"))
    return tuple(found)
