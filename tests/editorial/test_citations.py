"""The citations table: claims found, places read, faults told."""

import pytest
from django.core.management import CommandError, call_command

from editorial.citations import faults, read_claims, text_claims, wording

SECTION = (
    "Förbud.\nFår användas, om\n1. behovet finns, eller\n2. tiden är\na) kort, eller\nb) lång.\n"
    "Sist."
)
PAGE = """---
key: about
kind: standard
locale: {locale}
title: Om
slug: om
summary: Kort.
---

{body}
"""


def write(root, swedish, english):
    for folder in ("pages", "reference"):
        (root / folder).mkdir()
    for locale, body in (("sv", swedish), ("en", english)):
        text = PAGE.format(locale=locale, body=body)
        (root / "pages" / f"about.{locale}.md").write_text(text, encoding="utf-8")
    (root / "reference" / "concepts.yaml").write_text("[]", encoding="utf-8")
    (root / "reference" / "sections.yaml").write_text(
        "- key: lou-6-31\n  versions:\n  - text: |-\n      Ett.\n      Två.\n", encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("st1", "Förbud."),
        ("p1", "1. behovet finns, eller"),
        ("st2-p2", "2. tiden är"),
        ("st3", "Sist."),
        ("st4", None),
        ("p3", None),
    ],
)
def test_a_place_gives_its_own_words_and_nothing_where_there_is_no_such_place(place, words):
    assert wording(SECTION, place) == words


def test_a_claim_is_the_sentence_that_cites_and_a_short_one_takes_the_sentence_before():
    text = "Köpet annonseras inte alls när värdet är lågt. Det följer av 19 a kap. 2 §. Punkt."
    [claim] = text_claims("page.sv", "sv", text)
    assert claim.section == "lou-19a-2"
    assert claim.sentence.startswith("Köpet annonseras")
    assert "Punkt" not in claim.sentence


def test_a_section_without_a_record_and_a_missing_paragraph_are_told(tmp_path):
    write(
        tmp_path,
        "Se 6 kap. 31 § femte stycket och 6 kap. 99 §.",
        "See LOU 6:31 fifth paragraph and LOU 6:99.",
    )
    told = " ".join(map(str, faults(read_claims(tmp_path), {"lou-6-31": "Ett.\nTvå."})))
    assert "no such paragraph" in told
    assert "no record" in told


def test_a_translation_that_cites_another_section_makes_the_command_fail(tmp_path, capsys):
    write(tmp_path, "Det står i 6 kap. 31 §.", "It is in LOU 6:30.")
    with pytest.raises(CommandError):
        call_command("citations", dir=tmp_path)
    assert "cited only in the file in sv" in capsys.readouterr().err


def test_a_sound_folder_is_written_as_a_table(tmp_path):
    write(tmp_path, "Det står i 6 kap. 31 § andra stycket.", "It is in LOU 6:31 second paragraph.")
    out = tmp_path / "table.md"
    call_command("citations", dir=tmp_path, out=out)
    assert "| Två. |" in out.read_text(encoding="utf-8")
