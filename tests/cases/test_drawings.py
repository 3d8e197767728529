"""The drawings of cases: a map whose marks can be told apart, a course, sums to compare."""

import math
from decimal import Decimal
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from cases.drawings import money_shares
from cases.map import RADIUS, case_map, outline, project
from portal.drawings import course

PLACES = st.tuples(st.floats(56, 70), st.floats(6, 23))


def case(latitude, longitude):
    return SimpleNamespace(latitude=latitude, longitude=longitude)


@given(st.lists(PLACES, min_size=1, max_size=12))
def test_no_mark_of_the_map_covers_another(places):
    marks = case_map([case(*place) for place in places])["marks"]
    points = [(float(mark["x"]), float(mark["y"])) for mark in marks]
    for index, one in enumerate(points):
        for other in points[index + 1 :]:
            assert math.dist(one, other) > 1.6 * RADIUS


def test_places_lie_on_the_drawing_in_their_true_order():
    malmo, kiruna, bergen = project(55.6, 13.0), project(67.9, 20.2), project(60.4, 5.3)
    assert malmo[1] > bergen[1] > kiruna[1]
    assert bergen[0] < malmo[0] < kiruna[0]
    for x, y in (malmo, kiruna, bergen):
        assert 0 < x < outline()["width"]
        assert 0 < y < outline()["height"]


def test_a_case_without_a_place_is_listed_and_not_drawn():
    nowhere = case(None, None)
    drawn = case_map([nowhere, case(60, 15)])
    assert drawn["rest"] == [nowhere]
    assert [mark["number"] for mark in drawn["marks"]] == [1]


def test_an_unknown_end_is_open_and_takes_no_length():
    axis = course(2014, None)
    assert axis["open_to"]
    assert axis["from"] == axis["to"]
    assert course(None, None)["ticks"] == []
    assert not course(2014, 2016)["is_open"]


@given(st.integers(1900, 2100), st.integers(0, 150))
def test_years_on_the_axis_never_crowd(first, length):
    ticks = course(first, first + length)["ticks"]
    assert len(ticks) <= 10
    assert [year for _x, year in ticks] == sorted({year for _x, year in ticks})
    assert ticks[0][1] == first
    assert ticks[-1][1] == first + length


def test_sums_are_compared_within_a_currency_only():
    items = [
        SimpleNamespace(value={"amount": Decimal(amount), "currency": currency})
        for amount, currency in ((200, "SEK"), (50, "SEK"), (9, "EUR"))
    ]
    assert [item["width"] for item in money_shares(items)] == ["100.0%", "25.0%", ""]
