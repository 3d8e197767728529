"""The same acts with a pointer and with the keyboard alone, so that a story is written once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Locator, Page

# How many presses of Tab lead from the focus to the target; negative is shorter backwards.
DISTANCE = """
(target) => {
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary,"
    + " [tabindex], [contenteditable=true]")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility());
  const there = stops.indexOf(target);
  const here = stops.indexOf(document.activeElement);
  const round = stops.length + 1;
  const ahead = (there - here + round) % round;
  return ahead > round / 2 ? ahead - round : ahead;
}
"""
HAS_FOCUS = "(target) => target === document.activeElement"
# What a press may miss of the distance: frames and menus take a stop of their own.
SPARE = 40


class Pointer:
    """Clicks, and fills in fields."""

    def __init__(self, page: Page):
        self.page = page
        # Chromium hands a file dialog over only to who listens. One that begins to listen when it
        # presses a key may be late on a busy machine: the dialog has gone nowhere by then.
        page.on("filechooser", lambda chooser: None)

    def press(self, target: Locator) -> None:
        target.click()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)

    def upload(self, target: Locator, file: Path) -> None:
        self.choose_file(target.click, file)

    def choose_file(self, ask: Callable[[], None], file: Path) -> None:
        with self.asked_for_file() as asked:
            ask()
        asked.value.set_files(file)

    def asked_for_file(self) -> AbstractContextManager:
        return self.page.expect_file_chooser()


class Keyboard(Pointer):
    """Tabs to what it wants, and fails where the focus never gets there."""

    def reach(self, target: Locator) -> None:
        target.wait_for()
        wanted = target.element_handle()
        distance = wanted.evaluate(DISTANCE)
        key = "Shift+Tab" if distance < 0 else "Tab"
        for _press in range(abs(distance) + SPARE):
            if wanted.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"The focus never reaches {target}")

    def press(self, target: Locator) -> None:
        self.reach(target)
        self.page.keyboard.press("Enter")

    def write(self, target: Locator, text: str) -> None:
        self.reach(target)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def upload(self, target: Locator, file: Path) -> None:
        self.reach(target)
        self.choose_file(lambda: self.page.keyboard.press("Space"), file)
