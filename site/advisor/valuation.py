"""The value of a purchase by 5 kap. 3–16 §§ LOU, each step with its section.

Pure: no database, no clock. Sums are in kronor as Decimal.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from reference.taxonomies import ContractKind

MONTHS_WITHOUT_END = 48  # 5 kap. 10 § third paragraph, 13 § second paragraph
SHORT_HIRE_MONTHS = 12  # 5 kap. 10 § first paragraph
ZERO = Decimal(0)


class Form(TextChoices):
    """How the sum of a purchase comes about; each has its own rule in 5 kap."""

    TOTAL = "total", _("One contract with a total sum")
    HIRE = "hire", _("Leasing or hire of goods, paid by the month")
    MONTHLY = "monthly", _("Service paid by the month, without a total sum")
    RECURRING = "recurring", _("The same goods or services, again and again")
    FRAMEWORK = "framework", _("Framework agreement or dynamic purchasing system")
    PARTNERSHIP = "partnership", _("Innovation partnership")
    CONTEST = "contest", _("Design contest")


@dataclass(frozen=True)
class Purchase:
    """What a buyer knows of a purchase. Sums include VAT at `vat_percent` (0: VAT excluded).

    `months` is None for a contract without end. `parts` holds the value of each kind in a mixed
    contract; `other_lots` the lots beside this one.
    """

    contract: ContractKind
    amount: Decimal = ZERO
    form: Form = Form.TOTAL
    vat_percent: int = 0
    options: Decimal = ZERO
    premiums: Decimal = ZERO
    other_units: Decimal = ZERO
    supplied: Decimal = ZERO
    monthly: Decimal = ZERO
    months: int | None = None
    residual: Decimal = ZERO
    development: Decimal = ZERO
    other_lots: tuple[Decimal, ...] = ()
    parts: dict[ContractKind, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """One addition to the value, and the section that calls for it."""

    label: Any  # lazy: said in the language of the reader
    amount: Decimal
    section: str
    place: str = ""


@dataclass(frozen=True)
class Valuation:
    """The value excluding VAT, how it came about, and by which kind of contract it is judged.

    `contract` is None where the parts of a mixed contract weigh the same. `lots` is the value of
    all lots together, 0 where there are none.
    """

    value: Decimal
    steps: tuple[Step, ...]
    contract: ContractKind | None
    judged_by: tuple[str, str] | None = None
    lots: Decimal = ZERO

    @property
    def small_lots_ceiling(self) -> Decimal:
        """A fifth of all lots: past it no small lot is exempt (5 kap. 8 § second paragraph)."""
        return _kronor(self.lots / 5)


def value_of(purchase: Purchase) -> Valuation:
    """Add up the value; every step is excluding VAT (5 kap. 3 § second paragraph)."""
    without_vat = 100 / Decimal(100 + purchase.vat_percent)
    steps = tuple(
        Step(step.label, _kronor(step.amount * without_vat), step.section, step.place)
        for step in _steps(purchase)
    )
    contract = main_object(purchase)
    value = sum((step.amount for step in steps), ZERO)
    return Valuation(
        value,
        steps,
        contract,
        _deciding_rule(purchase.parts),
        value if purchase.other_lots else ZERO,
    )


def _kronor(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _steps(purchase: Purchase) -> Iterator[Step]:
    if purchase.parts:
        yield Step(_("The parts of the contract together"), sum(purchase.parts.values(), ZERO),
                   "lou-5-3", "st1")  # fmt: skip
    else:
        yield from _main_step(purchase)
    extras = (
        (_("Options and extensions, as if used"), purchase.options, "lou-5-3", "st1"),
        (_("Premiums and payments to those who take part"), purchase.premiums, "lou-5-3", "st1"),
        (_("Bought by the authority's other units"), purchase.other_units, "lou-5-4", ""),
        (_("Goods and services that you provide to the contractor"), purchase.supplied,
         "lou-5-9", ""),
        (_("The other lots"), sum(purchase.other_lots, ZERO), "lou-5-8", "st1"),
    )  # fmt: skip
    for label, amount, section, place in extras:
        if amount:
            yield Step(label, amount, section, place)


def _main_step(purchase: Purchase) -> Iterator[Step]:
    match purchase.form:
        case Form.HIRE:
            yield from _hire(purchase)
        case Form.MONTHLY:
            yield _by_month(purchase)
        case Form.RECURRING:
            yield Step(_("Similar contracts during twelve months"), purchase.amount, "lou-5-11")
        case Form.FRAMEWORK:
            yield Step(_("All contracts planned, at the most"), purchase.amount, "lou-5-14")
        case Form.PARTNERSHIP:
            yield Step(_("Research and development, all stages"), purchase.development, "lou-5-15")
            yield Step(_("What is bought at the end"), purchase.amount, "lou-5-15")
        case Form.CONTEST:
            yield Step(_("Prizes and payments"), purchase.development, "lou-5-16")
            yield Step(_("Service contracts to the winners"), purchase.amount, "lou-5-16")
        case _:
            yield Step(_("Total to be paid"), purchase.amount, "lou-5-3", "st1")


def _hire(purchase: Purchase) -> Iterator[Step]:
    """5 kap. 10 §: to the end; past a year with the residual value; without end × 48."""
    if purchase.months is None:
        yield Step(_("Hire without end: the month × 48"), purchase.monthly * MONTHS_WITHOUT_END,
                   "lou-5-10", "st3")  # fmt: skip
        return
    is_short = purchase.months <= SHORT_HIRE_MONTHS
    yield Step(_("Hire for the whole period"), purchase.monthly * purchase.months,
               "lou-5-10", "st1" if is_short else "st2")  # fmt: skip
    if purchase.residual and not is_short:
        yield Step(_("Residual value of the goods"), purchase.residual, "lou-5-10", "st2")


def _by_month(purchase: Purchase) -> Step:
    """5 kap. 13 §: what is paid during at most 48 months; longer, or without end, × 48."""
    if purchase.months is not None and purchase.months <= MONTHS_WITHOUT_END:
        return Step(_("Paid during the contract"), purchase.monthly * purchase.months,
                    "lou-5-13", "st1")  # fmt: skip
    return Step(_("Longer than 48 months, or without end: the month × 48"),
                purchase.monthly * MONTHS_WITHOUT_END, "lou-5-13", "st2")  # fmt: skip


def main_object(purchase: Purchase) -> ContractKind | None:
    """What a contract is judged as (2 kap. 2 §), or None where that cannot be said.

    Goods against services: the higher value; annex 2 services against other services: the
    higher value. With works among the parts no value decides, and what the buyer judges to be the
    main object stands.
    """
    parts = {kind: amount for kind, amount in purchase.parts.items() if amount}
    if not parts or ContractKind.WORKS in parts:
        return purchase.contract
    goods = parts.get(ContractKind.GOODS, ZERO)
    annex_2 = parts.get(ContractKind.ANNEX_2, ZERO)
    service = parts.get(ContractKind.SERVICE, ZERO)
    if goods > annex_2 + service:
        return ContractKind.GOODS
    if goods == annex_2 + service or annex_2 == service:
        return None
    return ContractKind.ANNEX_2 if annex_2 > service else ContractKind.SERVICE


def _deciding_rule(parts: dict[ContractKind, Decimal]) -> tuple[str, str] | None:
    present = {kind for kind, amount in parts.items() if amount}
    if not present:
        return None
    if ContractKind.WORKS in present:
        return "lou-2-2", "st1"
    return "lou-2-2", "st2" if ContractKind.GOODS in present else "st3"
