"""What the content check finds, in files that are well formed, and what it lets pass."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from editorial.check import length
from editorial.check.content import read_content
from editorial.check.language import lix
from editorial.check.run import check_content
from editorial.check.texts import Text
from editorial.content.problems import Report
from tests.editorial.conftest import Files

SV, EN = "guides/guide-a.sv.md", "guides/guide-a.en.md"
# The act says: “Ett partnerskap får inrättas om behovet inte kan tillgodoses.”
MODEL = """---
key: model-a
kind: model
locale: sv
title: Modell
slug: modell
summary: Ett svar.
regimes: [chapter-19]
regime_note: Se 6 kap. 31 §.
payment: {text}
---
"""


@pytest.fixture(autouse=True)
def may_be_short(monkeypatch):
    """The small content is far below the fewest words of a page."""
    monkeypatch.setattr(length, "FEWEST", {})


def problems(files: Files) -> list[str]:
    return [str(problem) for problem in check_content(read_content(files.root, Report()))]


def with_model(files: Files, text: str) -> Files:
    files.write("models/model-a.sv.md", MODEL.format(text=text))
    files.write("models/model-a.en.md", "---\nkey: model-a\nkind: model\nlocale: en\n---\n")
    files.write("manifest.yaml", files.read("manifest.yaml") + "  - model-a\n")
    return files


def test_the_small_content_has_no_fault(files):
    assert problems(files) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        (SV, "Tredje", "Se 7 kap. 1 §. Tredje", "body: cites 7 kap. 1 §, which is not"),
        (EN, "Third", "See LOU 7:1. Third", "body: cites LOU 7:1, which is not"),
        (SV, "Fråga kunden.", "Fråga om 7 kap. 1 §.", "steps.0.content: cites 7 kap. 1 §"),
        (
            SV, "Ring kunden", "Läs 7 kap. 1 § och ring kunden",
            "steps.0.content.checklist.items.0: cites 7 kap. 1 §",
        ),
        (
            SV, "Tredje stycket.",
            "Lagen säger ”partnerskap får inrättas om alla vill” (6 kap. 31 §).",
            "body: “partnerskap får inrättas om alla vill” does not stand in lou-6-31",
        ),
        (SV, "Första stycket.", "Ett pilotprojekt.", "body: “pilotprojekt” is to be avoided"),
    ],
)  # fmt: skip
def test_what_a_text_says_wrong_is_found_with_its_line(files, name, old, new, found):
    files.change(name, old, new)
    lines = files.read(name).split("\n")
    line = next(number for number, text in enumerate(lines, start=1) if new in text)
    assert [told for told in problems(files) if told.startswith(f"{name}:{line}: {found}")]


@pytest.mark.parametrize(
    "text",
    [
        "Lagen säger ”Ett partnerskap får inrättas” (6 kap. 31 §).",
        "Av 6 kap. 31 § följer att ”partnerskap … om behovet inte kan tillgodoses”.",
        "Så kallat ”partnerskap på riktigt och för alla” är inget citat.",
        "Skriv inte ”pilotprojekt”.",
    ],
)
def test_what_is_right_is_let_pass(files, text):
    files.change(SV, "Tredje stycket.", text)
    assert problems(files) == []


def test_a_section_of_another_regime_needs_the_one_that_brings_it_in(files):
    told = problems(with_model(files, "Enligt 6 kap. 31 §."))
    assert told == [
        (
            "models/model-a.sv.md:10: payment: lou-6-31 holds here only through lou-19-1, "
            "which is not named"
        ),
    ]


@pytest.mark.parametrize(
    "text", ["Enligt 19 kap. 1 § gäller 6 kap. 31 §.", "Från tröskelvärdet gäller 6 kap. 31 §."]
)
def test_a_text_may_name_what_brings_a_section_in_or_where_it_holds(files, text):
    assert not [line for line in problems(with_model(files, text)) if "payment" in line]


def test_a_page_that_nothing_leads_to_is_found(files):
    about = (
        files.read("pages/home.sv.md")
        .replace("home", "about")
        .replace("kind: about", "kind: standard")
    )
    files.write("pages/about.sv.md", about)
    files.write("pages/about.en.md", about.replace("locale: sv", "locale: en"))
    files.write("manifest.yaml", files.read("manifest.yaml") + "  - about\n")
    assert problems(files) == ["manifest.yaml:5: about: no list, menu or page leads to it"]


def test_a_page_without_its_other_language_is_found(files):
    (files.root / EN).unlink()
    assert problems(files) == [f"{SV}:1: has no file in “en”"]


def test_long_words_in_long_sentences_are_found(files):
    hard = " ".join(["upphandlingsförfarandet"] * 60 + ["och"] * 60)
    files.change(SV, "Tredje stycket.", f"{hard}.")
    assert any("LIX is" in line and "over 45" in line for line in problems(files))


def test_lix_is_words_a_sentence_plus_per_cent_of_long_words():
    assert lix("Katten sitter. " * 60) == pytest.approx(2.0)
    assert lix("Upphandling sker. " * 60) == pytest.approx(52.0)


@pytest.mark.parametrize(
    ("limit", "words", "found"),
    [
        ("MOST", 1, "words, {} over 1, the most for a guide"),
        ("FEWEST", 9000, "words, {} short of 9000, the least for a guide"),
    ],
)
def test_a_page_too_long_or_too_short_for_its_kind_is_found_in_each_language(
    files, monkeypatch, limit, words, found
):
    monkeypatch.setattr(length, limit, {"guide": words})
    content = read_content(files.root, Report())
    counts = {name: length.count_words(content.texts[name]) for name in (SV, EN)}
    for name, count in counts.items():
        expected = f"{name}: has {count} {found.format(abs(count - words))}"
        assert expected in problems(files)


def test_a_lone_sign_is_no_word(files):
    text = Text("body", 1, "Se 6 kap. 31 § – 15 000 × 48 = allt.")
    assert length.count_words([text]) == 8


@pytest.mark.django_db
def test_the_command_ends_with_a_count_and_fails_where_there_is_a_fault(files):
    out = StringIO()
    call_command("content", "check", dir=files.root, stdout=out)
    assert "4 pages in en, 4 pages in sv" in out.getvalue()
    assert "0 problems" in out.getvalue()
    files.change(SV, "sources: [lou]", "sources: [gone]")
    with pytest.raises(CommandError, match="1 problems"):
        call_command("content", "check", dir=files.root, stdout=out)
