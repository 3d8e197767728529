"""No violation of WCAG 2.2 AA that two independent programs can find, on any page in any state.

axe looks at each state in both languages, light and dark, narrow and wide, with `make soak`; at
each page type in one corner of these with `make test-browser`. HTML_CodeSniffer (of pa11y) gives
a second opinion in both languages; it knows nothing of colour schemes and little of widths.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.template.loader import render_to_string as render

from guides.models import GuidePage

from .states import NAMES, OPENED, TYPES, open_state, open_style_guide, open_what_opens

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SNIFFER = settings.ROOT / "node_modules/html_codesniffer/build/HTMLCS.js"
CORNERS = [("light", 320), ("dark", 1280), ("dark", 320), ("light", 1280)]
NARROW = {"width": 320, "height": 800}
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


def look(page, corners=CORNERS) -> dict:
    faults = {}
    for scheme, width in corners:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        faults |= {(scheme, width): found} if (found := violations(page)) else {}
    return faults


@pytest.mark.parametrize("name", TYPES)
def test_axe_finds_no_violation_in_one_corner(open_page, address, name):
    """What every change is held to: another corner and language for each page type."""
    number = TYPES.index(name)
    page = open_page()
    open_state(page, address, name, ["sv", "en"][number % 2])
    assert look(page, [CORNERS[number // 2 % 4]]) == {}


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation(open_page, address, name, language):
    page = open_page()
    open_state(page, address, name, language)
    assert look(page) == {}


def second_opinion(page) -> list[str]:
    """In a context that bypasses the site's policy: it forbids foreign script, as this is."""
    page.add_script_tag(path=SNIFFER)
    messages = page.evaluate(
        """() => new Promise((done) => HTMLCS.process("WCAG2AA", document, () => done(
            HTMLCS.getMessages().filter((one) => one.type === HTMLCS.ERROR)
              .map((one) => `${one.code} ${one.element.outerHTML?.slice(0, 120)}: ${one.msg}`))))"""
    )
    return [one for one in messages if not one.startswith(MISTAKEN)]


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_second_opinion_finds_no_error(open_page, address, name, language):
    page = open_page(bypass_csp=True)
    open_state(page, address, name, language)
    assert second_opinion(page) == []


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", OPENED)
def test_axe_finds_no_violation_in_what_a_reader_opens(open_page, address, name, language):
    page = open_page(viewport=NARROW)
    open_what_opens(page, address, name, language)
    assert look(page) == {}


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
def test_axe_finds_no_violation_among_suggestions(open_page, language):
    page = open_page()
    for scheme, width in CORNERS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"/{language}/")
        page.locator("input[type=search]").locator("visible=true").first.press_sequentially("inno")
        page.wait_for_selector("[role=option]")
        page.keyboard.press("ArrowDown")
        assert look(page, [(scheme, width)]) == {}


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
def test_axe_finds_no_violation_in_the_style_guide(open_page, language):
    page = open_page()
    open_style_guide(page, language)
    found = [one for faults in look(page).values() for one in faults]
    # The same component stands there several times under the same name.
    assert [one for one in found if not one.startswith("landmark-unique:")] == []


@pytest.mark.soak
@pytest.mark.parametrize("name", OPENED)
def test_a_second_opinion_finds_no_error_in_what_a_reader_opens(open_page, address, name):
    page = open_page(bypass_csp=True, viewport=NARROW)
    open_what_opens(page, address, name, "sv")
    assert second_opinion(page) == []


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
def test_both_find_nothing_where_a_page_is_not_translated(open_page, language):
    other = {"sv": "en", "en": "sv"}[language]
    guides = GuidePage.objects.filter(key="guide-pilots")
    guides.get(locale__language_code=language).unpublish()
    page = open_page(bypass_csp=True)
    page.goto(f"/{language}/-/{guides.get(locale__language_code=other).pk}/")
    assert page.locator("main a[hreflang]").count() == 1
    assert look(page) == {}
    assert second_opinion(page) == []


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
def test_both_find_nothing_where_the_question_has_a_page_of_its_own(open_page, address, language):
    page = open_page(bypass_csp=True)
    page.goto(address("guide-pilots", language))
    form = page.locator("[data-feedback]").get_attribute("href")
    for path in (form, f"{form}?thanks=1"):
        page.goto(path)
        assert look(page) == {}
        assert second_opinion(page) == []
    page.goto(form)
    page.evaluate("document.querySelectorAll('[required]').forEach((one) => one.required = false)")
    page.click("main form button")
    assert page.locator("main .error").count()
    assert look(page) == {}
    assert second_opinion(page) == []


@pytest.mark.soak
def test_both_find_nothing_in_the_page_of_an_error(open_page):
    page = open_page(bypass_csp=True)
    page.route("**/failed", lambda route: route.fulfill(status=500, body=render("500.html")))
    page.goto("/failed")
    assert look(page) == {}
    assert second_opinion(page) == []
