"""Law citations in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics.citations import (
    Citation,
    find_citations,
    format_citation,
    format_parts,
    parse_key,
    parse_place,
)

WRITTEN = [
    ("sv", "6 kap. 31 §", "lou-6-31", ""),
    ("sv", "19 a kap. 11 §", "lou-19a-11", ""),
    ("sv", "5 kap. 7 a §", "lou-5-7a", ""),
    ("sv", "6 kap. 31 § andra stycket", "lou-6-31", "st2"),
    ("sv", "6 kap. 33 § 3", "lou-6-33", "p3"),
    ("sv", "6 kap. 33 § första stycket 2", "lou-6-33", "st1-p2"),
    ("en", "LOU 6:31", "lou-6-31", ""),
    ("en", "LOU 19a:11", "lou-19a-11", ""),
    ("en", "LOU 5:7a", "lou-5-7a", ""),
    ("en", "LOU 6:31 second paragraph", "lou-6-31", "st2"),
    ("en", "LOU 6:33 point 3", "lou-6-33", "p3"),
    ("en", "LOU 6:33 first paragraph point 2", "lou-6-33", "st1-p2"),
]


@pytest.mark.parametrize(("locale", "written", "key", "place"), WRITTEN)
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\n"])
def test_every_written_form_is_found_with_any_kind_of_space(
    locale: str, written: str, key: str, place: str, space: str
) -> None:
    cited = written.replace(" ", space)
    text = f"Se ({cited}), och läs vidare."
    [citation] = find_citations(text, locale)
    assert text[citation.start : citation.end] == cited
    assert (citation.act, citation.key, citation.place) == ("lou", key, place)


@pytest.mark.parametrize(("locale", "written", "key", "place"), WRITTEN)
def test_formatting_gives_the_written_form_back(
    locale: str, written: str, key: str, place: str
) -> None:
    formatted = format_citation(key, locale, place)
    assert formatted.replace("\u00a0", " ") == written
    [citation] = find_citations(formatted, locale)
    assert format_citation(citation, locale) == formatted


def test_numbers_never_part_from_their_words_at_a_line_break() -> None:
    assert (
        format_parts("19 a", "7 a", "st2", "sv")
        == "19\u00a0a\u00a0kap.\u00a07\u00a0a\u00a0§ andra stycket"
    )
    assert format_parts("6", "33", "p3", "en") == "LOU\u00a06:33 point\u00a03"


@pytest.mark.parametrize(
    "text",
    [
        "enligt 6 kap. 3 § förvaltningslagen",
        "enligt 6 kap. 3 § andra stycket förvaltningslagen (2017:900)",
        "enligt 4 kap. 2 § LUF",
        "enligt 4 kap. 2 § 3 LUF",
        "enligt 4 kap. 2 § i LUF",
        "enligt LUF 4 kap. 2 §",
        "enligt 4 kap. 2 § lagen (2016:1146) om upphandling inom försörjningssektorerna",
        "enligt 19 kap. 3 § offentlighets- och sekretesslagen",
        "enligt 31 kap. 16 § första stycket OSL",
        "enligt 9 kap. 2 § plan- och bygglagen",
        "2 kap. 1 § jordabalken",
        "2 kap. 1 § regeringsformen",
        "1 kap. 4 § upphandlingsförordningen",
        "4 kap. 2 § och 5 kap. 1 § LUF",
    ],
)
def test_a_section_of_another_act_is_left_alone(text: str) -> None:
    assert find_citations(text, "sv") == []


@pytest.mark.parametrize(
    "text",
    [
        "enligt 6 kap. 31 § LOU",
        "enligt 6 kap. 31 § lagen (2016:1145) om offentlig upphandling",
        "enligt 6 kap. 31 § lagen om offentlig upphandling",
        "Enligt 6 kap. 31 § ska myndigheten följa lagen.",
        "6 kap. 31 §. Förvaltningslagen säger annat.",
        "6 kap. 31 §, och LUF",
    ],
)
def test_the_procurement_act_may_be_named_and_other_acts_mentioned_later(text: str) -> None:
    assert [c.key for c in find_citations(text, "sv")] == ["lou-6-31"]


@pytest.mark.parametrize(
    "text",
    [
        "6 kap. 31–33 §§",
        "6 kap. 5 och 6 §§",
        "31 §",
        "6 kap.",
        "LOU 6:31",
        "klockan 6:31",
        "2–6 kap. 3 §",
    ],
)
def test_ranges_and_loose_numbers_are_not_citations_in_swedish(text: str) -> None:
    assert find_citations(text, "sv") == []


@pytest.mark.parametrize("text", ["LOU 6:31–33", "LUF 6:31", "6:31", "LOU 6", "6 kap. 31 §"])
def test_ranges_other_acts_and_loose_numbers_are_not_citations_in_english(text: str) -> None:
    assert find_citations(text, "en") == []


@pytest.mark.parametrize(
    "text",
    ["6 kap. 33 § 3 000 kr", "6 kap. 33 § 3 kap. 2 §", "6 kap. 33 § 30 dagar", "6 kap. 33 § 3,5"],
)
def test_a_number_after_a_section_is_not_always_a_point(text: str) -> None:
    assert find_citations(text, "sv")[0].place == ""


def test_several_citations_come_in_order() -> None:
    text = "Se 6 kap. 31 § och 19 a kap. 11 §, men 7 kap. 2 § LUF gäller inte; jämför 5 kap. 7 a §."
    assert [c.key for c in find_citations(text, "sv")] == ["lou-6-31", "lou-19a-11", "lou-5-7a"]


def test_a_key_gives_the_numbers_as_the_statute_writes_them() -> None:
    assert parse_key("lou-19a-11") == ("lou", "19 a", "11")
    assert parse_key("lou-5-7a") == ("lou", "5", "7 a")


@pytest.mark.parametrize(
    "key", ["", "lou", "lou-6", "lou-6-31-st2", "LOU-6-31", "lou-19 a-1", "lou-6-31\n"]
)
def test_what_is_not_a_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="not the key"):
        parse_key(key)


@pytest.mark.parametrize("place", ["st", "p0", "st1-", "-p2", "st1p2", "p2-st1", "first"])
def test_what_is_not_a_place_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match="not a place"):
        parse_place(place)


def test_a_key_and_a_citation_agree() -> None:
    citation = Citation(0, 5, "lou", "19 a", "11", "st1-p2")
    assert citation.key == "lou-19a-11"
    assert parse_key(citation.key) == ("lou", "19 a", "11")
    assert parse_place(citation.place) == (1, 2)


@given(
    st.text(alphabet="0123456789 a§.:kap\u00a0LOUstycket första–" + "\x00\ud800"),
    st.sampled_from(["sv", "en"]),
)
def test_any_text_gives_ordered_spans_inside_it(text: str, locale: str) -> None:
    citations = find_citations(text, locale)
    ends = [0, *(c.end for c in citations)]
    assert all(before <= c.start < c.end for before, c in zip(ends, citations, strict=False))
    assert all(c.end <= len(text) for c in citations)
