"""On which rung a sum stands, and when nobody can say."""

import datetime
from types import SimpleNamespace

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from portal.ladder import asked, rungs


def limit(kind, sek, contract="any", authority="any", first=2022, last=None, eur=None):
    return SimpleNamespace(
        act=SimpleNamespace(key="lou"), limit=kind, sek=sek, eur=eur, contract=contract,
        authority=authority, valid_from=datetime.date(first, 1, 1),
        valid_to=datetime.date(last, 12, 31) if last else None,
    )  # fmt: skip


RECORDS = [
    limit("direct-award", 700_000),
    limit("threshold", 2_389_585, "goods", "other", 2024, 2025),
    limit("threshold", 1_546_202, "goods", "central", 2024, 2025),
    limit("direct-award", 8_109_450, "annex-2", "any", 2024, 2025),
    limit("threshold", 8_109_450, "annex-2", "any", 2024, 2025),
    limit("threshold", None, "goods", "other", 2026, 2027, 216_000),
    limit("direct-award", None, "annex-2", "any", 2026, 2027, 750_000),
    limit("threshold", None, "annex-2", "any", 2026, 2027, 750_000),
]


def where(text: str) -> list[bool | None]:
    return [step["here"] for step in rungs(RECORDS, asked(QueryDict(text)))]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("day=2025-01-01&sum=699999", [True, False, False]),
        ("day=2025-01-01&sum=700000", [False, True, False]),
        ("day=2025-01-01&sum=2389584", [False, True, False]),
        ("day=2025-01-01&sum=2389585", [False, False, True]),
        ("day=2025-01-01&sum=2389584&authority=central", [False, False, True]),
        ("day=2025-01-01&sum=3+000+000&contract=annex-2", [True, False]),
        ("day=2025-01-01&sum=8109450&contract=annex-2", [False, True]),
    ],
)
def test_a_limit_belongs_to_the_rung_above_it(query, expected):
    assert where(query) == expected


def test_without_a_confirmed_value_nobody_can_say():
    assert where("day=2026-06-01&sum=1500000") == [False, None, None]
    assert where("day=2026-06-01&sum=3000000&contract=annex-2") == [None, None]


def test_what_does_not_need_the_unconfirmed_value_is_still_answered():
    assert where("day=2026-06-01&sum=699999") == [True, False, False]
    assert where("day=2026-06-01&sum=699999&contract=annex-2") == [True, False]


def test_a_day_without_limits_has_no_ladder():
    assert where("day=2019-01-01&sum=1") == []


@pytest.mark.parametrize(
    "written", ["700 000", "700\u00a0000", "700,000", "700000 kr", "SEK 700.000"]
)
def test_sums_are_read_as_either_language_writes_them(written):
    parameters = QueryDict(mutable=True)
    parameters["sum"] = written
    assert asked(parameters).sum == 700_000


@given(day=st.text(), amount=st.text(), authority=st.text(), contract=st.text())
def test_whatever_the_address_holds_there_is_an_answer(day, amount, authority, contract):
    parameters = QueryDict(mutable=True)
    for name, value in (
        ("day", day), ("sum", amount), ("authority", authority), ("contract", contract)
    ):  # fmt: skip
        parameters[name] = value
    question = asked(parameters)
    assert question.sum is None or question.sum >= 0
    if amount.strip() and question.sum is None:
        assert "sum" in question.faults
    rungs(RECORDS, question)
