"""Every page type looks as it did when it was last looked at.

`make test-browser` compares each type in one corner of widths and colour schemes, `make soak` in
all six. A difference that is meant: `make pictures`, look at every picture that git says changed,
and commit them. A picture that differs is left in `var/pictures/` beside its baseline.
"""

import os

import pytest
from django.conf import settings
from django.utils import timezone
from PIL import Image

from .pictures import BASELINES, DAY, STILL, apart, keep, small
from .states import open_state

TYPES = [
    "home", "models", "model", "comparison empty", "comparison of three", "guides", "guide",
    "cases", "case", "glossary", "glossary letter", "concept", "law", "section", "thresholds",
    "journey", "chooser", "chooser result", "chooser record", "calculator",
    "calculator with faults", "calculator result", "self-check", "self-check result", "standard",
    "search results", "search nothing", "data", "not found", "threshold", "chooser under way",
]  # fmt: skip
# Shown by `make soak` alone: what is found, and in what order, follows every change of content.
MOVING = {"search results"}
# What readers print, at the width that A4 leaves between its margins.
PRINTED = ["guide", "model", "case", "comparison of three", "chooser record", "self-check result"]
PAPER = 673
CORNERS = [(width, scheme) for width in (320, 768, 1280) for scheme in ("light", "dark")]
WRITE = bool(os.environ.get("WRITE_PICTURES"))


@pytest.fixture(autouse=True)
def _the_day(monkeypatch):
    """The server runs in this process."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args, **_named: DAY)


def file_of(name: str, width: int, scheme: str) -> str:
    return f"{name.replace(' ', '-')}-{width}-{scheme}.png"


def photograph(open_page, address, name: str, width: int, scheme: str, media: str = "screen"):
    page = open_page(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    open_state(page, address, name, "sv")
    page.emulate_media(media=media)
    page.add_style_tag(content=STILL)
    page.evaluate("document.fonts.ready")
    picture = small(page.screenshot(full_page=True))
    page.close()
    return picture


def difference(picture: Image.Image, file: str) -> str:
    """From the baseline; none when pictures are taken anew."""
    if WRITE:
        keep(picture, BASELINES / file)
        return ""
    if found := apart(Image.open(BASELINES / file), picture):
        keep(picture, settings.ROOT / "var" / "pictures" / file)
    return found


def compare(open_page, address, name: str, corners) -> None:
    found: dict[str, str] = {}
    for width, scheme in corners:
        picture = photograph(open_page, address, name, width, scheme)
        file = file_of(name, width, scheme)
        found |= {file: one} if (one := difference(picture, file)) else {}
    assert found == {}


def corner(name: str) -> tuple[int, str]:
    """The one that `make test-browser` looks at; another for each type."""
    return CORNERS[TYPES.index(name) % len(CORNERS)]


@pytest.mark.parametrize("name", [name for name in TYPES if name not in MOVING])
def test_a_page_type_looks_as_it_did_in_one_corner(open_page, address, name):
    compare(open_page, address, name, [corner(name)])


@pytest.mark.soak
@pytest.mark.parametrize("name", TYPES)
def test_a_page_type_looks_as_it_did_in_every_corner(open_page, address, name):
    compare(open_page, address, name, CORNERS)


@pytest.mark.soak
@pytest.mark.parametrize("name", PRINTED)
def test_what_readers_print_looks_as_it_did(open_page, address, name):
    # A window that prefers dark prints on white all the same.
    picture = photograph(open_page, address, name, PAPER, "dark", "print")
    assert difference(picture, f"{name.replace(' ', '-')}-print.png") == ""


def test_a_box_that_moved_is_told_from_a_letter_drawn_differently():
    page = Image.new("RGB", (160, 400), "white")
    page.paste("black", (10, 10, 90, 20))
    letter, moved = page.copy(), page.copy()
    letter.paste("grey", (90, 10, 91, 20))
    moved.paste("black", (10, 200, 90, 230))
    assert apart(page, letter) == ""
    assert "differs" in apart(page, moved)
    assert "was" in apart(page, page.resize((160, 500)))
