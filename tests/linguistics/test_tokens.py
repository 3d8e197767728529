"""Text and locale to tokens."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics.analyser import Analyser
from linguistics.text import fold
from linguistics.vocabulary import Abbreviation
from linguistics.words import Token

LOCALES = st.sampled_from(["sv", "en"])
SWEDISH = st.text(
    alphabet="abdegiklmnoprstuvåäöÅÄÖ- \u0308\u030a\u00ad.0123456789§:kapLOU\u00a0'", max_size=120
)
ANYTHING = st.text(alphabet=st.characters(), max_size=120)


def terms(tokens: list[Token]) -> list[str]:
    return [token.exact for token in tokens]


def all_forms(tokens: list[Token]) -> set[str]:
    found = set()
    for token in tokens:
        found |= {token.exact, token.folded, token.stem, *token.also}
        found |= {part.stem for part in token.parts}
    return found


@given(SWEDISH | ANYTHING, LOCALES)
def test_tokens_of_any_text_are_ordered_spans_of_letters_and_digits(
    analyser: Analyser, text: str, locale: str
) -> None:
    place = 0
    for token in analyser.analyse(text, locale):
        assert place <= token.start < token.end <= len(text)
        place = token.end
        for form in (token.exact, token.folded, token.stem, *token.also):
            assert form.isalnum()
        parts = token.parts
        inside = token.start
        for part in parts:
            assert inside <= part.start < part.end <= token.end
            inside = part.end
            assert fold(text[part.start : part.end]) == part.folded


@given(SWEDISH | ANYTHING, LOCALES)
def test_offsets_slice_back_to_the_surface(analyser: Analyser, text: str, locale: str) -> None:
    for token in analyser.analyse(text, locale):
        if token.word.kind in {"word", "abbreviation"} and locale == "sv":
            assert fold(text[token.start : token.end]) == token.folded


@given(ANYTHING)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(SWEDISH)
def test_composed_and_decomposed_text_give_the_same_terms(analyser: Analyser, text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert terms(analyser.analyse(composed, "sv")) == terms(analyser.analyse(decomposed, "sv"))


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "\ud800",
        "a\x00b",
        "å\ud800ä",
        "İstanbul",
        "ﬁl",
        "a" * 20_000,
        "\u0308",
        "ſ maſ 2026",
        "aprıl 2026",
    ],
)
def test_odd_characters_never_stop_the_analysis(text: str, analyser: Analyser) -> None:
    for locale in ("sv", "en", "sv-SE", ""):
        assert all(token.end <= len(text) for token in analyser.analyse(text, locale))


def test_a_word_has_its_exact_folded_and_stemmed_form(analyser: Analyser) -> None:
    [token] = analyser.analyse("Förändringarna", "sv")
    assert (token.exact, token.folded, token.stem) == (
        "förändringarna",
        "forandringarna",
        "forandring",
    )


def test_words_typed_without_diacritics_find_the_same_stems_and_parts(analyser: Analyser) -> None:
    [typed] = analyser.analyse("raddningstjanster", "sv")
    [written] = analyser.analyse("räddningstjänst", "sv")
    assert typed.stem == written.stem
    assert [part.stem for part in typed.parts] == [part.stem for part in written.parts]


@pytest.mark.parametrize(
    "written",
    [
        "innovationsupphandling",
        "innovations-upphandling",
        "Innovations upphandlingen",
        "innovations\u2011upphandlingar",
        "innovations\u00adupphandling",
    ],
)
def test_closed_open_and_hyphenated_spelling_meet(written: str, analyser: Analyser) -> None:
    forms = all_forms(analyser.analyse(written, "sv"))
    assert {"innovationsupphandling", "innovation", "upphandling"} <= forms


def test_two_words_that_make_a_known_compound_meet_it(analyser: Analyser) -> None:
    assert "ramavtal" in all_forms(analyser.analyse("ett ram avtal", "sv"))
    assert "socialupphandling" not in all_forms(analyser.analyse("social upphandling", "sv"))


def test_the_part_that_matches_can_be_marked_in_the_text(analyser: Analyser) -> None:
    text = "En innovationsupphandling här."
    [part] = [p for t in analyser.analyse(text, "sv") for p in t.parts if p.stem == "upphandling"]
    assert text[part.start : part.end] == "upphandling"


def test_parts_stand_for_the_word_they_come_from(analyser: Analyser) -> None:
    [compound] = analyser.analyse("varuleverantör", "sv")
    [simple] = analyser.analyse("varor", "sv")
    assert compound.parts[0].stem == simple.stem


def test_an_abbreviation_and_its_long_form_find_each_other(analyser: Analyser) -> None:
    [short] = analyser.analyse("LOU", "sv")
    assert "lagen om offentlig upphandling" in short.word.long_forms
    assert "lou" in all_forms(analyser.analyse("enligt lagen om offentlig upphandling", "sv"))
    assert "dis" in all_forms(analyser.analyse("Det dynamiska inköpssystemet", "sv"))
    assert "pcp" in all_forms(analyser.analyse("Pre-commercial procurements", "en"))


def test_abbreviations_can_be_handed_in() -> None:
    own = Analyser(abbreviations=[Abbreviation("XYZ", "sv", "yttersta zonen")])
    assert own.analyse("xyz", "sv")[0].word.long_forms == ("yttersta zonen",)


@pytest.mark.parametrize(
    ("same", "form"),
    [
        (["6 kap. 30 §", "6 kap. 30 §", "LOU 6:30", "6:30"], "6kap30"),
        (["19 a kap. 11 §", "LOU 19a:11"], "19akap11"),
        (
            [
                "700 000 kr",
                "700\u00a0000 kr",
                "700000 kronor",
                "SEK 700,000",
                "0,7 miljoner kronor",
            ],
            "700000kr",
        ),
        (["31 december 2026", "2026-12-31", "December 31, 2026"], "20261231"),
        (["30 %", "30 procent", "30 per cent"], "30procent"),
        (["2016:1145", "SFS 2016:1145"], "sfs20161145"),
        (["1546202", "1 546 202"], "1546202"),
    ],
)
def test_figures_meet_however_they_are_written(
    same: list[str], form: str, analyser: Analyser
) -> None:
    for written in same:
        text = f"se {written}."
        token = analyser.analyse(text, "sv")[1]
        assert (token.exact, text[token.start : token.end]) == (form, written)


def test_a_sum_is_found_by_its_number_and_a_date_by_its_year(analyser: Analyser) -> None:
    assert "700000" in all_forms(analyser.analyse("700 000 kr", "sv"))
    assert "2026" in all_forms(analyser.analyse("31 december 2026", "sv"))


def test_each_language_has_its_stop_words_and_stems(analyser: Analyser) -> None:
    assert [t.exact for t in analyser.analyse("och the upphandlingen", "sv") if t.word.stop] == [
        "och"
    ]
    english = analyser.analyse("and the authority's procurements och", "en")
    assert [t.exact for t in english if t.word.stop] == ["and", "the"]
    assert [t.exact for t in english if not t.word.stop] == ["authority", "procurements", "och"]
    assert english[3].stem == analyser.analyse("procurement", "en")[0].stem


def test_english_hyphenated_words_have_their_parts(analyser: Analyser) -> None:
    [token] = analyser.analyse("pre-commercial", "en")
    assert token.exact == "precommercial"
    assert [part.form for part in token.parts] == ["pre", "commercial"]


def test_the_version_changes_with_the_data_and_only_with_it() -> None:
    assert Analyser(["b", "a"]).version == Analyser(["a", "b"]).version
    versions = {
        Analyser().version,
        Analyser(["grunkel"]).version,
        Analyser(names=["grunkel"]).version,
        Analyser(abbreviations=[Abbreviation("XYZ", "sv", "yttersta zonen")]).version,
    }
    assert len(versions) == 4
