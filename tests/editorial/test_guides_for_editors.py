"""The guides for editors show the desk in the language that they are written in."""

import re

import pytest
from django.conf import settings

GUIDES = settings.ROOT / "docs" / "editors"
PICTURE = re.compile(r"!\[([^\]]*)\]\(pictures/(\w+)/([\w-]+)\.png\)")
TEXTS = {"sv": ["writing.sv.md", "upkeep.sv.md"], "en": ["writing.en.md", "upkeep.md"]}
LARGEST = 80_000  # bytes


def shown(language: str) -> list[tuple[str, str, str]]:
    text = "".join((GUIDES / name).read_text("utf-8") for name in TEXTS[language])
    return PICTURE.findall(text)


@pytest.mark.parametrize("language", TEXTS)
def test_each_picture_is_small_described_and_shown_once_in_its_own_language(language):
    kept = {path.stem: path for path in (GUIDES / "pictures" / language).glob("*.png")}
    assert sorted(name for _alt, _language, name in shown(language)) == sorted(kept)
    assert {one for _alt, one, _name in shown(language)} == {language}
    assert all(alt for alt, _language, _name in shown(language))
    assert [name for name, path in kept.items() if path.stat().st_size > LARGEST] == []


def test_both_languages_show_the_same():
    assert [name for *_, name in shown("sv")] == [name for *_, name in shown("en")]
