"""Soft hyphens in headings, and glossary terms in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics.analyser import Analyser
from linguistics.hyphenation import SOFT_HYPHEN, soft_hyphens
from linguistics.mentions import Mentions

TERMS = [
    ("innovation-procurement", "innovationsupphandling"),
    ("innovation-partnership", "innovationspartnerskap"),
    ("innovation-partnership", "partnerskap för innovation"),
    ("procurement", "upphandling"),
    ("dis", "dynamiskt inköpssystem"),
    ("dis", "DIS"),
]


@pytest.fixture(scope="session")
def mentions(analyser: Analyser) -> Mentions:
    return Mentions(TERMS, "sv", analyser)


def found(mentions: Mentions, text: str) -> list[tuple[str, str, bool]]:
    return [(text[m.start : m.end], m.key, m.whole) for m in mentions.find(text)]


def test_long_compounds_may_break_at_their_seams() -> None:
    text = "Upphandlingsskadeavgift och ramavtal"
    assert soft_hyphens(text, "sv") == "Upphandlings\u00adskade\u00adavgift och ramavtal"


@pytest.mark.parametrize("text", ["innovationspartnerskap", "procurement-related documentation"])
def test_english_headings_are_left_alone(text: str) -> None:
    assert soft_hyphens(text, "en") == text


@given(
    st.text(alphabet="upphandlingsskadeavgiftramåö -\u00ad", max_size=80) | st.text(max_size=80),
    st.sampled_from(["sv", "en"]),
)
def test_soft_hyphens_change_nothing_else_and_nothing_twice(text: str, locale: str) -> None:
    broken = soft_hyphens(text, locale)
    assert broken.replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")
    assert soft_hyphens(broken, locale) == broken


def test_a_term_is_found_inflected_hyphenated_and_spelt_open(mentions: Mentions) -> None:
    for written in (
        "Innovationsupphandlingar",
        "innovations-upphandlingen",
        "innovations upphandling",
    ):
        assert found(mentions, f"Om {written}.") == [(written, "innovation-procurement", True)]


def test_a_term_is_found_as_part_of_a_longer_word(mentions: Mentions) -> None:
    assert found(mentions, "Skriv upphandlingsdokument") == [("upphandlings", "procurement", False)]


def test_a_term_of_several_words_is_found_inflected(mentions: Mentions) -> None:
    text = "Det dynamiska inköpssystemet (DIS) och partnerskapen för innovation"
    assert found(mentions, text) == [
        ("dynamiska inköpssystemet", "dis", True),
        ("DIS", "dis", True),
        ("partnerskapen för innovation", "innovation-partnership", True),
    ]


def test_a_term_does_not_reach_over_a_full_stop(mentions: Mentions) -> None:
    assert found(mentions, "Ny innovation. Upphandling följer.") == [
        ("Upphandling", "procurement", True)
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "upphandling",
                "innovations",
                "partnerskap",
                "för",
                "innovation",
                "-",
                " ",
                ". ",
                "\x00",
                "DIS",
            ]
        ),
        max_size=12,
    )
)
def test_mentions_never_overlap(mentions: Mentions, pieces: list[str]) -> None:
    text = "".join(pieces)
    place = 0
    for mention in mentions.find(text):
        assert place <= mention.start < mention.end <= len(text)
        place = mention.end
