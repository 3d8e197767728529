"""Swedish compounds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics.analyser import Analyser
from linguistics.evaluation import corrected, draw, main, read_labels, read_words, score

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    "parts",
    [
        "innovations+upphandling",
        "upphandlings+dokument",
        "upphandlings+skade+avgift",
        "livs+cykel+kostnaderna",
        "varu+leverantörens",
        "tjänste+kontrakt",
        "ram+avtalet",
        "räddnings+tjänst",
        "ägar+intressen",
        "tröskel+värdena",
        "upphandlings+forfarande",
    ],
)
def test_a_compound_is_split_at_its_seams_whatever_its_inflection(
    parts: str, analyser: Analyser
) -> None:
    assert "+".join(analyser.split(parts.replace("+", ""))) == parts


@pytest.mark.parametrize(
    "word",
    [
        *("innovation", "leverantör", "upphandlingens", "myndighet", "avtalet"),
        *("förfarande", "överprövning", "partnerskap", "behörighet", "godkännande"),
        *("deltagare", "information", "bestämmelserna", "kommun", "vinsten"),
    ],
)
def test_a_simple_word_is_left_whole(word: str, analyser: Analyser) -> None:
    assert analyser.split(word) == (word,)


def test_a_simple_glossary_word_becomes_a_constituent() -> None:
    assert Analyser().split("grunkelavtal") == ("grunkelavtal",)
    assert Analyser(["grunkel"]).split("grunkelavtal") == ("grunkel", "avtal")
    assert Analyser(["grunkel"]).split("avtalsgrunkel") == ("avtals", "grunkel")


def test_a_name_is_never_taken_apart() -> None:
    named = Analyser(names=["Ramsjö"])
    assert named.split("ramsjös") == ("ramsjös",)
    assert named.split("ramsjömodellen") == ("ramsjö", "modellen")


@given(st.text(max_size=80))
def test_the_parts_of_any_word_joined_are_the_word(analyser: Analyser, word: str) -> None:
    assert len("".join(analyser.split(word))) == len(word)


def test_the_splitter_holds_its_figures_on_words_labelled_before_it_saw_them(
    analyser: Analyser,
) -> None:
    labels: dict[str, str] = {}
    for name in ("words-test.tsv", "words-heldout.tsv", "words-final.tsv"):
        labels |= read_labels(DATA / name)
    figures = score(corrected(labels, read_labels(DATA / "corrections.tsv")), analyser.split)
    assert figures.precision >= 0.97
    assert figures.recall >= 0.88
    assert figures.simple_error <= 0.01


def test_the_same_seed_draws_the_same_words() -> None:
    words = [f"ord{number}" for number in range(100)]
    assert draw(words, 3, 10) == draw(words[::-1], 3, 10) != draw(words, 4, 10)
    assert not set(draw(words, 3, 10, exclude=words[:50])) & set(words[:50])


def test_words_are_drawn_from_the_swedish_text_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "guide.sv.md"
    page.write_text(
        "title: Upphandla\nheading_en: Procurement\n"
        "en:\n  term: contract\nsummary: >-\n  Köparen [läser](page:guide)\n",
        "utf-8",
    )
    act = tmp_path / "act.json"
    act.write_text('{"sections": [{"text": "Myndigheten ska", "number": 3}]}', "utf-8")
    assert read_words([page, act]) == ["köparen", "läser", "myndigheten", "upphandla"]
    main(["draw", "--seed", "1", "--count", "9", str(act)])
    assert capsys.readouterr().out == "myndigheten\t\n"


def test_a_label_that_does_not_spell_its_word_is_refused(tmp_path: Path) -> None:
    labels = tmp_path / "labels.tsv"
    labels.write_text("ramavtal\tram+avtalet\n", "utf-8")
    with pytest.raises(ValueError, match="ramavtal"):
        read_labels(labels)


def test_the_report_names_each_word_that_went_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = tmp_path / "labels.tsv"
    labels.write_text("# by hand\nramavtal\tsimple\navtal\tsimple\nthe\t?\n", "utf-8")
    main(["score", str(labels)])
    report = capsys.readouterr().out
    assert "2 words, 0 compounds" in report
    assert "ramavtal: simple, found ram+avtal" in report
