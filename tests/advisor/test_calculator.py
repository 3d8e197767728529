"""Under, over, or cannot be said, at each boundary."""

import datetime
from decimal import Decimal

import pytest

from advisor.calculator import Verdict, judge
from advisor.valuation import Form, Purchase
from reference.limits import Answer
from reference.models import Threshold
from reference.models.thresholds import Limit
from reference.taxonomies import Authority, ContractKind, Regime

GOODS, ANNEX_2, WORKS = ContractKind.GOODS, ContractKind.ANNEX_2, ContractKind.WORKS
DAY = datetime.date(2025, 6, 1)


def limits(threshold: int | None = 2_389_585, annex_2: int | None = 8_109_450, direct=700_000):
    """Limits as the reference library answers: EUR always, SEK where confirmed."""

    def limit_on(contract, limit):
        if limit == Limit.DIRECT_AWARD and contract != ANNEX_2:
            return Answer(Threshold(sek=direct) if direct else None)
        sek, eur = (annex_2, 750_000) if contract == ANNEX_2 else (threshold, 216_000)
        return Answer(Threshold(sek=sek, eur=eur))

    return limit_on


def ask(amount, contract=GOODS, limit_on=None, authority=Authority.OTHER, **purchase):
    return judge(
        Purchase(contract, Decimal(str(amount)), **purchase), DAY, limit_on or limits(),
        authority=authority,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "regimes"),
    [
        ("699999.99", (Regime.DIRECT_AWARD, Regime.CHAPTER_19)),
        ("700000", (Regime.CHAPTER_19,)),
        ("2389584.99", (Regime.CHAPTER_19,)),
        ("2389585", (Regime.ABOVE,)),
    ],
)
def test_goods_at_each_boundary(amount, regimes):
    finding = ask(amount)
    assert finding.regimes == regimes
    assert finding.said


@pytest.mark.parametrize(("amount", "must"), [("100000", False), ("100000.01", True)])
def test_a_direct_award_is_documented_over_100_000(amount, must):
    sections = [duty.section for duty in ask(amount).duties]
    assert ("lou-19a-11" in sections) is must


def test_school_meals_for_3_million_may_be_directly_awarded():
    finding = ask(3_000_000, ANNEX_2)
    assert finding.regimes[0] == Regime.DIRECT_AWARD
    assert (finding.section, finding.said) == ("lou-19a-2", True)
    assert "lou-19a-13" in [duty.section for duty in finding.duties]


@pytest.mark.parametrize(
    ("amount", "regimes"),
    [
        (8_109_449, (Regime.DIRECT_AWARD, Regime.CHAPTER_19)),
        (8_109_450, (Regime.CHAPTER_19,)),
        (90_000_000, (Regime.CHAPTER_19,)),
    ],
)
def test_an_annex_2_service_never_follows_the_rules_above_the_threshold(amount, regimes):
    assert ask(amount, ANNEX_2).regimes == regimes


def test_without_a_confirmed_value_in_kronor_the_threshold_cannot_be_said():
    finding = ask(2_000_000, limit_on=limits(threshold=None))
    direct, threshold = finding.comparisons
    assert direct.verdict == Verdict.OVER
    assert (threshold.verdict, threshold.distance) == (Verdict.UNKNOWN, None)
    assert threshold.limit.eur == 216_000
    assert finding.regimes == (Regime.CHAPTER_19, Regime.ABOVE)
    assert not finding.said


def test_what_needs_no_threshold_is_answered_all_the_same():
    finding = ask(650_000, limit_on=limits(threshold=None))
    assert finding.said
    assert finding.regimes[0] == Regime.DIRECT_AWARD
    assert finding.comparisons[0].distance == 50_000


def test_an_annex_2_service_under_700_000_needs_no_value_in_euro():
    finding = ask(699_999, ANNEX_2, limits(annex_2=None))
    assert finding.said
    assert finding.regimes[0] == Regime.DIRECT_AWARD


def test_an_annex_2_service_over_it_cannot_be_said_without_the_confirmed_value():
    finding = ask(3_000_000, ANNEX_2, limits(annex_2=None))
    assert not finding.said
    assert finding.regimes == (Regime.DIRECT_AWARD, Regime.CHAPTER_19)


def test_who_buys_must_be_known_for_goods_but_not_for_works():
    assert not ask(1_800_000, authority=Authority.ANY).said
    assert ask(1_800_000, WORKS, authority=Authority.ANY).said


def test_before_the_first_known_limit_nothing_is_said():
    finding = ask(500_000, limit_on=limits(threshold=None, direct=None))
    assert finding.regimes == ()
    assert not finding.said


def test_hire_without_end_at_15_000_a_month_may_not_be_directly_awarded():
    finding = ask(0, form=Form.HIRE, monthly=Decimal(15_000))
    assert finding.valuation.value == 720_000
    assert finding.regimes == (Regime.CHAPTER_19,)


def test_options_can_push_a_pilot_over_the_limit():
    assert Regime.DIRECT_AWARD not in ask(600_000, options=Decimal(100_000)).regimes


def test_a_research_service_with_shared_results_is_outside_the_act():
    finding = judge(
        Purchase(ContractKind.SERVICE, Decimal(9_000_000)), DAY, limits(),
        authority=Authority.OTHER, is_outside=True,
    )  # fmt: skip
    assert (finding.regimes, finding.section) == ((Regime.OUTSIDE,), "lou-1-5")


def test_equal_parts_of_a_mixed_contract_leave_the_rules_unsaid():
    parts = {GOODS: Decimal(500_000), ContractKind.SERVICE: Decimal(500_000)}
    finding = ask(0, parts=parts)
    assert finding.regimes == ()
    assert not finding.said
