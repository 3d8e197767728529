"""Numbers, dates and statutes as each language writes them."""

from types import SimpleNamespace

import pytest
from django.utils import translation

from portal import drawings, writing
from portal.templatetags.portal_tags import soften

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("code", "currency", "written"),
    [
        ("sv", "SEK", f"700{NBSP}000{NBSP}kr"),
        ("en", "SEK", f"SEK{NBSP}700,000"),
        ("sv", "EUR", f"700{NBSP}000{NBSP}euro"),
        ("en", "NOK", f"NOK{NBSP}700,000"),
    ],
)
def test_a_sum_is_written_as_the_language_writes_it(code, currency, written):
    with translation.override(code):
        assert writing.money(700000, currency) == written


def test_no_sum_is_written_where_none_is_known():
    assert writing.money(None) == ""


def test_a_decimal_is_written_with_the_sign_of_the_language():
    assert writing.grouped(15.5, "sv") == "15,5"
    assert writing.grouped(15.5, "en") == "15.5"


def test_a_statute_keeps_its_words_and_its_points():
    shown = writing.statute("Myndigheten ska ange\n1. behovet,\na) nu <b>\nDet ska räcka.")
    assert shown == (
        "<p>Myndigheten ska ange</p>"
        '<p class="point-a">1. behovet,</p>'
        '<p class="point-b">a) nu &lt;b&gt;</p>'
        "<p>Det ska räcka.</p>"
    )


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [(2014, 2016, "2014–2016"), (2014, None, "2014"), (2014, 2014, "2014"), (None, None, "")],
)
def test_years_show_what_is_known(first, last, written):
    assert writing.years(first, last) == written


def test_the_first_sentence_does_not_end_at_an_abbreviation():
    assert writing.lead("<p>Enligt 6 kap. 31 § gick det. Sedan inte.</p>") == (
        "Enligt 6 kap. 31 § gick det."
    )


def test_the_map_runs_on_between_neighbours():
    page = SimpleNamespace(phase_line=lambda: [(None, on) for on in (1, 1, 0, 1, 0, 0)])
    assert [cell["shape"] for cell in drawings.map_cells(page)] == [
        "y a",
        "y z",
        "",
        "y a z",
        "",
        "",
    ]


def test_long_compounds_may_break_where_their_parts_meet():
    assert soften("Innovationspartnerskap") == "Innovations\u00adpartnerskap"
    assert soften("Modellen") == "Modellen"
