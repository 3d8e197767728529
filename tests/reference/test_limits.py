"""Which limit applied on a day, and when that cannot be said."""

import datetime

import pytest

from reference.limits import limit_on
from reference.models import Threshold
from reference.models.thresholds import Limit
from reference.taxonomies import Authority, ContractKind
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture(autouse=True)
def records():
    act = factories.act()
    rows = [
        ("old", DAY(2024, 1, 1), DAY(2025, 12, 31), "other", "goods", "threshold", 221000, 2389585),
        ("new", DAY(2026, 1, 1), DAY(2027, 12, 31), "other", "goods", "threshold", 216000, None),
        ("any", DAY(2022, 2, 1), None, "any", "any", "direct-award", None, 700000),
        ("annex", DAY(2024, 1, 1), DAY(2025, 12, 31), "any", "annex-2", "direct-award", 750000,
         8109450),
    ]  # fmt: skip
    for key, start, end, authority, contract, limit, eur, sek in rows:
        Threshold.objects.create(
            key=key, act=act, valid_from=start, valid_to=end, authority=authority,
            contract=contract, limit=limit, eur=eur, sek=sek,
        )  # fmt: skip


def ask(day, contract=ContractKind.GOODS, limit=Limit.THRESHOLD, authority=Authority.OTHER):
    return limit_on(day, authority=authority, contract=contract, limit=limit)


@pytest.mark.parametrize("day", [DAY(2024, 1, 1), DAY(2025, 12, 31)])
def test_both_days_of_a_period_belong_to_it(day):
    assert ask(day).sek == 2389585


def test_without_a_confirmed_value_in_kronor_it_cannot_be_said():
    answer = ask(DAY(2026, 1, 1))
    assert answer.eur == 216000
    assert answer.sek is None
    assert not answer.can_be_said


def test_no_other_periods_value_is_borrowed():
    answer = ask(DAY(2023, 12, 31))
    assert answer.record is None
    assert not answer.can_be_said


def test_another_kind_of_authority_gets_no_answer_meant_for_this_one():
    assert ask(DAY(2025, 1, 1), authority=Authority.CENTRAL).record is None


def test_an_annex_2_service_has_its_own_direct_award_limit():
    day = DAY(2025, 6, 1)
    assert ask(day, ContractKind.ANNEX_2, Limit.DIRECT_AWARD).sek == 8109450
    assert ask(day, ContractKind.GOODS, Limit.DIRECT_AWARD).sek == 700000


def test_a_draft_record_answers_nothing():
    Threshold.objects.filter(key="old").update(live=False)
    assert ask(DAY(2025, 1, 1)).record is None
