"""The ladder of rules: from direct award to at or above the threshold, for a day and a buyer."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reference.models import Threshold
from reference.models.thresholds import Limit
from reference.taxonomies import Authority, ContractKind

# Thousands apart by spaces, no-break spaces, commas or full stops; or not apart at all.
_SUM = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]?\d{3}){0,3}")
AUTHORITIES = (Authority.OTHER, Authority.CENTRAL)
CONTRACTS = (ContractKind.GOODS, ContractKind.SERVICE, ContractKind.ANNEX_2, ContractKind.WORKS)


@dataclass(frozen=True)
class Question:
    """What the reader asks; what was written wrong is told in `faults` and replaced."""

    day: datetime.date
    authority: Authority
    contract: ContractKind
    sum: int | None
    faults: dict[str, Any] = field(default_factory=dict)


def asked(parameters: QueryDict) -> Question:
    """The question in an address: day, authority, contract and sum (SEK excluding VAT)."""
    faults: dict[str, Any] = {}
    day = timezone.localdate()
    if written := parameters.get("day", "").strip():
        try:
            day = datetime.date.fromisoformat(written[:10])
        except ValueError:
            faults["day"] = _("Write the date as 2026-03-01.")
    amount = None
    if written := parameters.get("sum", "").strip():
        bare = re.sub(r"\s*kr\.?$|^SEK\s*", "", written, flags=re.IGNORECASE)
        if len(bare) < 20 and _SUM.fullmatch(bare):
            amount = int(re.sub(r"\D", "", bare))
        else:
            faults["sum"] = _("Write the sum in kronor with digits, such as 700 000.")
    return Question(
        day,
        _choice(parameters.get("authority"), AUTHORITIES),
        _choice(parameters.get("contract"), CONTRACTS),
        amount,
        faults,
    )


def _choice(value: str | None, choices: tuple) -> Any:
    return next((choice for choice in choices if choice.value == value), choices[0])


def limit_at(records: Iterable[Threshold], question: Question, limit: Limit) -> Threshold | None:
    """The most specific LOU record of this kind that holds on the day."""
    found = [
        record
        for record in records
        if record.act.key == "lou"
        and record.limit == limit
        and record.valid_from <= question.day
        and (record.valid_to is None or question.day <= record.valid_to)
        and record.authority in {question.authority, Authority.ANY}
        and record.contract in {question.contract, ContractKind.ANY}
    ]
    return max(
        found, default=None, key=lambda r: (r.contract != "any", r.authority != "any", r.valid_from)
    )


def rungs(records: Iterable[Threshold], question: Question) -> list[dict[str, Any]]:
    """The regimes from the lowest value up: `label`, `below` (the limit that ends it), `here`.

    `here` is True, False, or None where a limit has no confirmed value in kronor, so that nobody
    can say. Annex 2 services have no rung above: whatever they cost they follow chapter 19
    (1 kap. 4 § tredje stycket LOU), and theirs are directly awarded up to their own limit
    (19 a kap. 2 § andra meningen).
    """
    shelf = list(records)
    direct = limit_at(shelf, question, Limit.DIRECT_AWARD)
    above = limit_at(shelf, question, Limit.THRESHOLD)
    steps: list[dict[str, Any]] = [
        {"label": _("Direct award"), "below": direct},
        {"label": _("Advertised under chapter 19"), "below": above},
        {"label": _("The whole act, from the threshold"), "below": None},
    ]
    if question.contract == ContractKind.ANNEX_2:
        steps = [steps[0], steps[1] | {"below": None}]
    if direct is None or (above is None and question.contract != ContractKind.ANNEX_2):
        return []
    general = limit_at(shelf, replace(question, contract=ContractKind.ANY), Limit.DIRECT_AWARD)
    place(steps, question.sum, general)
    return steps


def place(steps: list[dict[str, Any]], amount: int | None, general: Threshold | None) -> None:
    """Say of each rung whether the sum stands on it; below the general limit that is the first.

    The general limit is an amount in kronor in the act itself, so it answers even where the
    higher limit of annex 2 services has no confirmed value.
    """
    floor: Threshold | None = None
    for step in steps:
        step["here"] = within(amount, floor, step["below"])
        floor = step["below"]
    if amount is not None and general and general.sek and amount < general.sek:
        steps[0]["here"] = True
    if steps[0]["here"]:
        for step in steps[1:]:
            step["here"] = False


def within(amount: int | None, floor: Threshold | None, roof: Threshold | None) -> bool | None:
    """Whether a sum lies from `floor` (included) up to `roof`; None where it cannot be said.

    Direct award is allowed below its limit (19 a kap. 2 §) and the act applies in full from the
    threshold (5 kap. 1 §), so a limit belongs to the rung above it.
    """
    if amount is None:
        return False
    over = None if floor and floor.sek is None else floor is None or amount >= floor.sek
    under = None if roof and roof.sek is None else roof is None or amount < roof.sek
    if over is False or under is False:
        return False
    return None if over is None or under is None else True
