"""Filters of a list: what is left, what each option stands for, and where it leads."""

from types import SimpleNamespace
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from portal.filters import AUDIENCE, COUNTRY, LEVEL, PHASE, SECTOR, Filters
from reference.taxonomies import Audience, Level, Phase

FOOD = SimpleNamespace(text=lambda _name: "livsmedel")
LIBRARY = SimpleNamespace(sectors={"food": FOOD})
FACETS = (LEVEL, AUDIENCE, PHASE, SECTOR, COUNTRY)


def row(pk, level="rd", audiences=(), phases=(), sectors=(), country="SE"):
    return {
        "pk": pk,
        "level": level,
        "audiences": list(audiences),
        "phases": list(phases),
        "sectors": list(sectors),
        "country": country,
    }


ROWS = [
    row(1, "rd", ["buyer"], ["need"], ["food"]),
    row(2, "rd", ["supplier", "buyer"], ["tender"]),
    row(3, "new-solutions", ["supplier"], ["need", "tender"], country="NO"),
]


def filters(query: str = "", rows=ROWS) -> Filters:
    return Filters(FACETS, rows, QueryDict(query), LIBRARY)


def options(found: Filters, facet) -> dict[str, tuple[int, bool]]:
    return {
        option.value: (option.count, option.chosen)
        for other, listed in found.facets
        if other is facet
        for option in listed
    }


def test_without_a_choice_all_are_shown():
    assert filters().found == [1, 2, 3]
    assert filters().active == []


def test_values_of_one_facet_widen_and_facets_narrow():
    assert filters("audience=supplier").found == [2, 3]
    assert filters("audience=supplier&audience=buyer").found == [1, 2, 3]
    assert filters("audience=supplier&level=rd").found == [2]


def test_an_option_counts_what_it_would_show_beside_the_other_facets():
    assert options(filters("audience=supplier"), LEVEL) == {
        "new-solutions": (1, False),
        "rd": (1, False),
    }


def test_counts_of_a_facet_with_one_value_a_page_add_up_to_the_list():
    counts = options(filters("level=rd"), LEVEL)
    assert sum(count for count, _chosen in counts.values()) == len(ROWS)


@pytest.mark.parametrize("query", ["level=x", "nonsense=1", "audience=", "sector=%00", "page=7"])
def test_what_is_unknown_is_ignored(query):
    assert filters(query).found == [1, 2, 3]
    assert filters(query).active == []


def test_each_choice_can_be_removed_by_itself():
    found = filters("audience=supplier&level=rd&page=3")
    removed = {option.value: option.url for _facet, option in found.active}
    assert removed == {"rd": "?audience=supplier", "supplier": "?level=rd"}


def test_an_address_keeps_what_is_chosen_on_the_next_page():
    assert filters("level=rd&audience=buyer").address(2) == "?level=rd&audience=buyer&page=2"


def test_a_chosen_option_that_shows_nothing_can_still_be_removed():
    found = filters("sector=food&level=new-solutions")
    assert found.found == []
    assert {option.value for _facet, option in found.active} == {"food", "new-solutions"}


CHOICE = st.fixed_dictionaries(
    {
        "level": st.lists(st.sampled_from([*Level.values, "x"]), max_size=2),
        "audience": st.lists(st.sampled_from([*Audience.values, "åäö"]), max_size=2),
        "phase": st.lists(st.sampled_from([*Phase.values, ""]), max_size=2),
    }
)
SOME_ROWS = st.lists(
    st.builds(
        row,
        st.integers(1, 99),
        st.sampled_from(Level.values),
        st.lists(st.sampled_from(Audience.values), unique=True),
        st.lists(st.sampled_from(Phase.values), unique=True),
    ),
    max_size=8,
    unique_by=lambda made: made["pk"],
)


@given(SOME_ROWS, CHOICE)
def test_following_any_option_shows_as_many_as_it_says(rows, choice):
    query = "&".join(f"{name}={value}" for name, values in choice.items() for value in values)
    found = filters(query, rows)
    for facet, listed in found.facets:
        for option in listed:
            chosen_alone = not any(other.chosen for other in listed)
            if option.chosen or not chosen_alone:
                continue
            then = filters(option.url[1:], rows)
            assert len(then.found) == option.count
            assert option.value in parse_qs(option.url[1:])[facet.name]
