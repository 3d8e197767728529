"""The value by 5 kap. 3–16 §§, step by step."""

from decimal import Decimal

import pytest

from advisor.valuation import Form, Purchase, value_of
from reference.taxonomies import ContractKind

GOODS, SERVICE = ContractKind.GOODS, ContractKind.SERVICE
ANNEX_2, WORKS = ContractKind.ANNEX_2, ContractKind.WORKS


def places(valuation):
    return [(step.section, step.place, step.amount) for step in valuation.steps]


def test_options_premiums_and_other_units_count():
    valuation = value_of(
        Purchase(GOODS, Decimal(500_000), options=Decimal(150_000), premiums=Decimal(20_000),
                 other_units=Decimal(30_000))
    )  # fmt: skip
    assert valuation.value == 700_000
    assert places(valuation) == [
        ("lou-5-3", "st1", 500_000),
        ("lou-5-3", "st1", 150_000),
        ("lou-5-3", "st1", 20_000),
        ("lou-5-4", "", 30_000),
    ]


def test_vat_is_taken_off():
    assert value_of(Purchase(GOODS, Decimal(875_000), vat_percent=25)).value == 700_000


def test_hire_without_end_is_the_month_times_48():
    valuation = value_of(Purchase(GOODS, form=Form.HIRE, monthly=Decimal(15_000)))
    assert valuation.value == 720_000
    assert places(valuation) == [("lou-5-10", "st3", 720_000)]


@pytest.mark.parametrize(
    ("months", "value", "place"), [(12, 190_000 - 10_000, "st1"), (13, 195_000 + 10_000, "st2")]
)
def test_residual_value_counts_only_when_hire_is_longer_than_a_year(months, value, place):
    valuation = value_of(
        Purchase(GOODS, form=Form.HIRE, monthly=Decimal(15_000), months=months,
                 residual=Decimal(10_000))
    )  # fmt: skip
    assert valuation.value == value
    assert {step.place for step in valuation.steps} == {place}


@pytest.mark.parametrize(
    ("months", "value", "place"),
    [(36, 360_000, "st1"), (48, 480_000, "st1"), (49, 480_000, "st2"), (None, 480_000, "st2")],
)  # fmt: skip
def test_a_service_without_a_total_counts_at_most_48_months(months, value, place):
    valuation = value_of(
        Purchase(SERVICE, form=Form.MONTHLY, monthly=Decimal(10_000), months=months)
    )
    assert places(valuation) == [("lou-5-13", place, value)]


def test_lots_are_added_together_and_a_fifth_of_them_is_the_ceiling_for_small_lots():
    valuation = value_of(
        Purchase(SERVICE, Decimal(400_000), other_lots=(Decimal(300_000), Decimal(300_000)))
    )
    assert valuation.value == 1_000_000
    assert valuation.small_lots_ceiling == 200_000


@pytest.mark.parametrize(
    ("form", "sections"),
    [
        (Form.RECURRING, ["lou-5-11"]),
        (Form.FRAMEWORK, ["lou-5-14"]),
        (Form.PARTNERSHIP, ["lou-5-15", "lou-5-15"]),
        (Form.CONTEST, ["lou-5-16", "lou-5-16"]),
    ],
)
def test_each_form_has_its_own_section(form, sections):
    valuation = value_of(
        Purchase(SERVICE, Decimal(900_000), form=form, development=Decimal(100_000))
    )
    assert [step.section for step in valuation.steps] == sections
    assert valuation.value == (1_000_000 if len(sections) == 2 else 900_000)


def test_what_the_authority_provides_counts_in_works():
    valuation = value_of(Purchase(WORKS, Decimal(1_000_000), supplied=Decimal(200_000)))
    assert places(valuation)[-1] == ("lou-5-9", "", 200_000)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({GOODS: 600, SERVICE: 500}, GOODS),
        ({GOODS: 500, SERVICE: 600}, SERVICE),
        ({GOODS: 500, SERVICE: 250, ANNEX_2: 350}, ANNEX_2),
        ({SERVICE: 350, ANNEX_2: 250}, SERVICE),
        ({GOODS: 500, SERVICE: 500}, None),
        ({SERVICE: 500, ANNEX_2: 500}, None),
    ],
)
def test_the_highest_value_decides_what_a_mixed_contract_is(parts, kind):
    valuation = value_of(
        Purchase(GOODS, parts={part: Decimal(amount) for part, amount in parts.items()})
    )
    assert valuation.contract == kind
    assert valuation.value == sum(parts.values())


def test_with_works_in_a_mixed_contract_the_buyers_own_judgement_stands():
    parts = {WORKS: Decimal(100), GOODS: Decimal(900)}
    valuation = value_of(Purchase(WORKS, parts=parts))
    assert valuation.contract == WORKS
    assert valuation.judged_by == ("lou-2-2", "st1")
