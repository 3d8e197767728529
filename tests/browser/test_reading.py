"""Keyboard, zoom, forced colours, reduced motion, and no JavaScript at all."""

import pytest

from .states import ANSWERS, NAMES, OPENED, WORDS, open_state, open_what_opens

pytestmark = pytest.mark.soak

# An element wider than the window, unless it scrolls by itself or is hidden from the eye.
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  if (!box.width || box.width < 2 || box.right <= innerWidth + 1) return false;
  if (one.closest("[popover]:not(:popover-open)")) return false;
  for (let up = one.parentElement; up; up = up.parentElement)
    if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(up).overflowX)) return false;
  return !one.closest(".vh, .skip, svg");
}).map((one) => one.outerHTML.slice(0, 120))"""
FOCUS = """() => { const one = document.activeElement, box = one.getBoundingClientRect(),
  // A choice in a card is outlined by its card.
  styles = [one, one.closest("label")].filter(Boolean).map((each) => getComputedStyle(each)),
  x = box.x + box.width / 2, y = box.y + Math.min(box.height / 2, 8);
  const top = document.elementFromPoint(x, y);
  return { html: one.outerHTML.slice(0, 90), body: one === document.body,
    outlined: styles.some((style) =>
      style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    seen: !!top && (one.contains(top) || top.contains(one)
      || !!one.closest("label")?.contains(top)) };
}"""


@pytest.mark.parametrize("name", [*NAMES, *OPENED])
def test_nothing_is_lost_at_four_hundred_percent(open_page, address, name):
    """WCAG 1.4.10: 1280 px at 400 % is 320 px. WCAG 1.4.12: with more space between the letters."""
    page = open_page(viewport={"width": 320, "height": 256})
    go = open_what_opens if name in OPENED else open_state
    go(page, address, name, "sv")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(TOO_WIDE) == []
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
          word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
        document.adoptedStyleSheets.push(sheet); }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def walk(page, most: int = 250) -> list[str]:
    """Tab through the page; every stop must be outlined and uncovered. Returns what is wrong."""
    faults, stops = [], 0
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["body"]:
            break
        stops += 1
        if not (at["outlined"] and at["seen"]):
            faults.append(at)
    assert stops > 3
    return faults


@pytest.mark.parametrize(
    ("width", "height", "script"), [(1280, 800, True), (320, 256, True), (320, 256, False)]
)
@pytest.mark.parametrize(
    "name",
    [
        "home",
        "comparison empty",
        "chooser under way",
        "self-check result",
        "search results",
        "guide",
    ],
)
def test_every_stop_of_the_keyboard_is_outlined_and_uncovered(
    open_page, address, name, width, height, script
):
    page = open_page(
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
        java_script_enabled=script,
    )
    open_state(page, address, name, "sv")
    assert walk(page) == []


def test_the_chooser_is_answered_with_the_keyboard_alone(open_page, address):
    page = open_page(java_script_enabled=False)
    page.goto(address("chooser", "sv"))
    for _ in range(12):
        if not page.locator("main input[type=radio]").count():
            break
        page.locator("main input[type=radio]").first.focus()
        page.keyboard.press("Space")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert "bought=" in page.url
    assert page.locator("main h2").count() > 2
    assert not page.locator("main input[type=radio]").count()


@pytest.mark.parametrize("script", [True, False])
def test_models_are_compared_with_the_keyboard_alone(open_page, address, script):
    page = open_page(java_script_enabled=script)
    page.goto(address("models", "en") + "compare/")
    for number in (1, 2):
        page.focus(f"#m{number}")
        for _ in range(number):
            page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.tagName") != "BUTTON":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("table")
    before = page.locator("tbody tr:visible").count()
    page.focus("#diff")
    page.keyboard.press("Space")
    assert 0 < page.locator("tbody tr:visible").count() < before


def test_the_self_check_is_answered_with_the_keyboard_alone(open_page, address):
    page = open_page(java_script_enabled=False)
    page.goto(address("self-check", "sv"))
    page.locator("main input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector("#result")
    assert "=yes" in page.url


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_and_a_section_open_and_close_with_the_keyboard(open_page, address, script):
    page = open_page(viewport={"width": 320, "height": 640}, java_script_enabled=script)
    page.goto(address("guide-pilots", "sv"))
    page.focus("header summary")
    page.keyboard.press("Enter")
    assert page.locator("header nav a").first.is_visible()
    page.keyboard.press("Enter")
    assert not page.locator("header nav a").first.is_visible()
    chip = page.locator("main button.law").first
    chip.focus()
    page.keyboard.press("Enter")
    assert page.locator(":popover-open").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(":popover-open").count() == 0
    assert chip.evaluate("(one) => one === document.activeElement")


def test_a_suggestion_is_chosen_with_the_keyboard(open_page):
    page = open_page()
    page.goto("/sv/")
    box = page.locator("input[type=search]").first
    box.press_sequentially("innovationsp")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    wanted = page.locator("[role=option][aria-selected=true]").get_attribute("data-url")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_whole_without_javascript(open_page, address, name):
    page = open_page(java_script_enabled=False, viewport={"width": 320, "height": 800})
    open_state(page, address, name, "sv")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    with_script = open_page(viewport={"width": 320, "height": 800})
    open_state(with_script, address, name, "sv")
    assert page.inner_text("body") == with_script.inner_text("body")
    if page.locator("header summary").count():
        page.click("header summary")
        assert page.locator("header nav a").first.is_visible()


def test_meaning_survives_forced_colours(open_page, address):
    """Marks are drawn or written, focus is outlined, and controls keep an edge."""
    page = open_page(forced_colors="active")
    page.goto(address("model-innovation-partnership", "sv"))
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.locator(".ticks svg").first.is_visible()
    assert walk(page, 40) == []
    page.goto(address("chooser", "sv"))
    width = page.locator(".opts label").first.evaluate(
        "(one) => parseFloat(getComputedStyle(one).borderTopWidth)"
    )
    assert width >= 1
    assert page.locator("main .btn").first.evaluate(
        "(one) => getComputedStyle(one).borderTopStyle !== 'none'"
        " || getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)'"
    )


MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return style.scrollBehavior === "smooth" || style.animationName !== "none"
    || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
}).length"""


@pytest.mark.parametrize("name", ["home", "guide", "comparison of three", "search results"])
def test_nothing_moves_for_who_asks_for_less_motion(open_page, address, name):
    page = open_page(reduced_motion="reduce")
    open_state(page, address, name, "sv")
    assert page.evaluate(MOVING) == 0


def test_choosing_back_and_change_keep_the_other_answers(open_page, address):
    page = open_page(java_script_enabled=False)
    query = "&".join(f"{key}={value}" for key, value in ANSWERS.items())
    page.goto(f"{address('chooser', 'en')}?{query}")
    page.locator("main a[href*='change=']").first.click()
    assert page.locator("main input[type=radio]:checked").count() == 1
    hidden = page.locator("main form input[type=hidden]").evaluate_all(
        "(all) => Object.fromEntries(all.map((one) => [one.name, one.value]))"
    )
    assert set(hidden) >= set(list(ANSWERS)[4:])
    assert WORDS["en"]["record"]
