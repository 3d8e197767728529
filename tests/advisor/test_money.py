"""Sums as people type them."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.money import SumError, parse_sum


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("700000", "700000"),
        ("700 000", "700000"),
        ("700\u00a0000 kr", "700000"),
        ("700\u202f000 kronor", "700000"),
        ("700,000", "700000"),
        ("SEK 700,000", "700000"),
        ("SEK 1,250,000.50", "1250000.50"),
        ("1 250 000,50 kr", "1250000.50"),
        ("1.250.000,5", "1250000.5"),
        ("699 999,99", "699999.99"),
        ("1,5 miljoner", "1500000"),
        ("1.5 million", "1500000"),
        ("3 mkr", "3000000"),
        ("50 tkr", "50000"),
        ("15 000:-", "15000"),
        ("0", "0"),
    ],
)
def test_swedish_and_english_ways_of_writing_mean_the_same(typed, amount):
    assert parse_sum(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    ["", "kr", "-5", "12,34,567", "1 25 000", "1,250 miljoner", "1.250,000.5", "sju", "5 euro",
     "€5", "1e9", "9" * 14, "700 000 per month"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_rather_than_guessed(typed):
    with pytest.raises(SumError):
        parse_sum(typed)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(typed):
    with contextlib.suppress(SumError):
        assert parse_sum(typed) >= 0


@given(st.integers(min_value=0, max_value=10**12))
def test_grouping_by_space_comma_or_full_stop_never_changes_a_sum(amount):
    for mark in (" ", ",", ".", "\u00a0", ""):
        assert parse_sum(f"{amount:,}".replace(",", mark)) == amount
