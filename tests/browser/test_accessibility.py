"""No violation of WCAG 2.2 AA that two independent programs can find, on any page in any state.

axe looks at each state in both languages, light and dark, narrow and wide. HTML_CodeSniffer (of
pa11y) gives a second opinion; it knows nothing of colour schemes, so it looks at one of each.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from .states import NAMES, open_state

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SNIFFER = settings.ROOT / "node_modules/html_codesniffer/build/HTMLCS.js"
CORNERS = [("light", 320), ("dark", 1280)]
OTHERS = [("dark", 320), ("light", 1280)]
# What HTML_CodeSniffer gets wrong, each with the reason.
MISTAKEN = (
    # It counts a caption hidden from the eye as a missing one, and knows no `scope` on both sides.
    "WCAG2AA.Principle1.Guideline1_3.1_3_1.H39",
    # It asks for `headers` in a table with two levels of headings; `scope` says it (technique H63).
    "WCAG2AA.Principle1.Guideline1_3.1_3_1.H43",
    # Reads `light-dark()` as no colour and compares with white.
    "WCAG2AA.Principle1.Guideline1_4.1_4_3",
    # A fragment that points at an open popover or at <main tabindex="-1">: axe finds both.
    "WCAG2AA.Principle2.Guideline2_4.2_4_1.G1,G123,G124",
)


def violations(page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def look(page, corners) -> dict:
    faults = {}
    for scheme, width in corners:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        faults |= {(scheme, width): found} if (found := violations(page)) else {}
    return faults


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation(open_page, address, name, language):
    page = open_page()
    open_state(page, address, name, language)
    assert look(page, CORNERS) == {}


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation_in_the_other_corners(open_page, address, name, language):
    page = open_page()
    open_state(page, address, name, language)
    assert look(page, OTHERS) == {}


@pytest.mark.soak
@pytest.mark.parametrize("name", NAMES)
def test_a_second_opinion_finds_no_error(open_page, address, name):
    # The policy of the site forbids foreign script; the sniffer is one.
    page = open_page(bypass_csp=True)
    open_state(page, address, name, "sv")
    page.add_script_tag(path=SNIFFER)
    messages = page.evaluate(
        """() => new Promise((done) => HTMLCS.process("WCAG2AA", document, () => done(
            HTMLCS.getMessages().filter((one) => one.type === HTMLCS.ERROR)
              .map((one) => `${one.code} ${one.element.outerHTML?.slice(0, 120)}: ${one.msg}`))))"""
    )
    assert [one for one in messages if not one.startswith(MISTAKEN)] == []


def opened(page, selector: str) -> None:
    page.click(selector)
    assert violations(page) == []


@pytest.mark.soak
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_violation_where_something_is_open(open_page, address, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(address("guide-pilots", "sv"))
    if width == 320:
        opened(page, "header summary")
        page.click("header summary")
    opened(page, "main button.law")
    page.keyboard.press("Escape")
    opened(page, "aside.page-end summary")
    page.goto("/sv/")
    page.locator("input[type=search]").first.press_sequentially("inno")
    page.wait_for_selector("[role=option]")
    assert violations(page) == []
