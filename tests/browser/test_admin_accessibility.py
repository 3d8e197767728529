"""No violation of WCAG 2.2 AA that axe can find on what the desk adds to Wagtail's admin.

The pages are those of `desk.ours()`, and what is opened on Wagtail's own that shows something of
ours. `make soak` looks at each in both admin languages, light and dark, narrow and wide;
`make test-browser` at those most used, in one corner. What Wagtail itself gets wrong stands in
`STOCK`, by rule and place.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Tab
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, get_page_models

from guides.models import GuideIndexPage, GuidePage
from portal.models import PortalPage, SiteDocument
from tests import factories

from .desk import filled, is_page, ours
from .furnished import PASSWORD, administrator, furnish, prove
from .test_accessibility import TAGS

# Two corners a language; between them every scheme and width.
CORNERS = {
    "sv": [("light", 320), ("dark", 1280)],
    "en": [("dark", 320), ("light", 1280)],
}
# (rule, where, why): what the scripts and templates of Wagtail and wagtail-localize write, whatever
# the form or list is about.
STOCK = (
    ("page-has-heading-one", r"^html$", "the form of one object has its title in its path alone"),
    ("label", r"^\.ui-autocomplete-input$", "where tags are typed"),
    ("label", r"^#[\w-]+-\d+-value$", "a plain block in a stream or list has no label of its own"),
    ("aria-input-field-name", r'^div\[aria-describedby="placeholder-', "the rich text editor"),
    ("landmark-unique", r"^#block-[0-9a-f-]{36}-section$", "blocks of one kind have one name"),
    ("scrollable-region-focusable", r"^\.w-minimap__list$", "the list of a form's sections"),
    ("target-size", r"^#w-minimap-toggle$", "the button that opens that list"),
    ("aria-dialog-name", r"^\.modal$", "the dialogue that a chooser opens"),
    ("target-size", r"\.nolink\[download=", "names of files in the list of documents"),
    ("region", r"^#tippy-\d+$", "what opens from a button stands outside the landmarks"),
    ("label", r"^\.sc-\w+$", "where the translation editor's texts are searched"),
    (
        "color-contrast",
        r"\.sc-\w+",
        "labels of the translation editor",
    ),
)
MOST_USED = ("home", "translation editor", "page explorer")
MOST_USED_ADDRESSES = ("admin/translations/", "admin/translations/texts/<int:page_id>/",
                       "admin/reports/reviews/")  # fmt: skip
BEFORE_SIGN_IN = ("admin/login/", "admin/login/inactive/")
WITHOUT_FACTOR = ("admin/security/app/",)


class Desk:
    """Tabs of the people who look, and what there is to see."""

    def __init__(self, open_page, language: str):
        self.open_page = open_page
        self.language = language
        self.with_factor = administrator("factor", factor=True)
        self.plain = administrator("plain", factor=False)
        self.objects = furnish()
        self.picture = factories.image(get_test_image_file())
        self.tab = self.signed_in(self.with_factor)
        self.guide = GuidePage.objects.get(
            pk=self.objects["admin/upkeep/corrections/<int:page_id>/"][0]
        )

    def signed_in(self, user) -> Tab:
        tab = self.open_page(user=user, locale=self.language)
        (cookie,) = (one for one in tab.context.cookies() if one["name"] == "sessionid")
        prove(cookie["value"])
        return tab

    def stranger(self) -> Tab:
        return self.open_page(locale=self.language)

    def at(self, pattern: str) -> Tab:
        """The page of an address, by whoever is shown it."""
        if pattern == "admin/login/code/":
            return half_way_in(self.stranger(), self.with_factor)
        tab = self.tab
        if pattern in BEFORE_SIGN_IN:
            tab = self.stranger()
        elif pattern in WITHOUT_FACTOR:
            tab = self.signed_in(self.plain)
        return go(tab, filled(pattern, self.objects.get(pattern, [])))

    def edit(self, page: Page) -> Tab:
        return go(self.tab, f"/admin/pages/{page.pk}/edit/")


def go(tab: Tab, address: str) -> Tab:
    answer = tab.goto(address)
    assert answer.status == 200, f"{address}: {answer.status}"
    assert tab.url.partition("?")[0].endswith(address.partition("?")[0]), f"{address}: {tab.url}"
    return tab


def half_way_in(tab: Tab, user) -> Tab:
    go(tab, "/admin/login/")
    tab.fill("input[name=username]", user.get_username())
    tab.fill("input[name=password]", PASSWORD)
    tab.click("button[type=submit]")
    tab.wait_for_url("**/login/code/")
    return tab


def side_panel(name: str):
    def open_it(desk: Desk) -> Tab:
        tab = desk.edit(desk.guide)
        tab.click(f"[data-side-panel-toggle={name}]")
        tab.wait_for_selector(f"[data-side-panel={name}]:not([hidden])")
        return tab

    return open_it


def form_of(model: type[PortalPage]):
    def open_it(desk: Desk) -> Tab:
        return desk.edit(model.objects.filter(locale__language_code="sv").first())

    return open_it


def dialogue(desk: Desk) -> Tab:
    tab = desk.edit(desk.guide)
    tab.evaluate("""document.querySelector(
        "[data-chooser-url*=choose_] [data-chooser-action-choose]").click()""")
    tab.wait_for_selector(".modal-content a[data-chooser-modal-choice]")
    return tab


def refused_file(desk: Desk) -> Tab:
    tab = desk.at("admin/translations/texts/<int:page_id>/")
    file = {"name": "x.po", "mimeType": "text/plain", "buffer": b'msgid "a\nmsgstr'}
    tab.set_input_files("#translation-file", [file])
    tab.click("form:has(#translation-file) button")
    tab.wait_for_url("**/translations/files/**")
    return tab


def kinds() -> list[type[PortalPage]]:
    return [model for model in get_page_models() if issubclass(model, PortalPage)]


def list_of_guides() -> Page:
    return GuideIndexPage.objects.get(locale__language_code="sv")


# What is ours on pages of Wagtail's.
OPENED = {
    "home": lambda desk: go(desk.tab, "/admin/"),
    "page explorer": lambda desk: go(desk.tab, f"/admin/pages/{list_of_guides().pk}/"),
    "unpublish": lambda desk: go(desk.tab, f"/admin/pages/{desk.guide.pk}/unpublish/"),
    "move": lambda desk: go(
        desk.tab, f"/admin/pages/{desk.guide.pk}/move/{list_of_guides().pk}/confirm/"
    ),
    "classify": lambda desk: go(
        desk.tab, f"/admin/bulk/wagtailcore/page/classify/?id={desk.guide.pk}"
    ),
    "translation editor": lambda desk: desk.edit(desk.guide.get_translations().get()),
    "a guide's form": lambda desk: desk.edit(desk.guide),
    "status of a guide": side_panel("status"),
    "checks of a guide": side_panel("checks"),
    "comments of a guide": side_panel("comments"),
    "dialogue to choose a record": dialogue,
    "refused file": refused_file,
    "pictures": lambda desk: go(desk.tab, "/admin/images/"),
    "new picture": lambda desk: go(desk.tab, "/admin/images/add/"),
    "picture": lambda desk: go(desk.tab, f"/admin/images/{desk.picture.pk}/"),
    "documents": lambda desk: go(desk.tab, "/admin/documents/"),
    "document": lambda desk: go(
        desk.tab, f"/admin/documents/edit/{SiteDocument.objects.first().pk}/"
    ),
} | {f"form of {model.__name__}": form_of(model) for model in kinds()}


def violations(tab: Tab) -> list[tuple[str, str, str]]:
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        (one["id"], " ".join(map(str, node["target"])), node["failureSummary"])
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def is_stock(rule: str, where: str) -> bool:
    return any(rule == name and re.search(place, where) for name, place, _why in STOCK)


def look(tab: Tab, corners) -> dict:
    faults = {}
    for scheme, width in corners:
        tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        tab.set_viewport_size({"width": width, "height": 800})
        # Wagtail folds its sidebar a moment after the window has another size.
        tab.wait_for_timeout(200)
        found = [one for one in violations(tab) if not is_stock(*one[:2])]
        faults |= {(scheme, width): found} if found else {}
    return faults


def test_axe_finds_no_violation_on_the_most_used_pages(open_page, site):
    desk = Desk(open_page, "sv")
    shown = {pattern: look(desk.at(pattern), [("light", 1280)]) for pattern in MOST_USED_ADDRESSES}
    shown |= {name: look(OPENED[name](desk), [("light", 1280)]) for name in MOST_USED}
    assert {name: faults for name, faults in shown.items() if faults} == {}


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
def test_axe_finds_no_violation_on_any_page_of_the_desk(open_page, site, language):
    desk = Desk(open_page, language)
    faults = {}
    for pattern in ours():
        if is_page(pattern):
            faults[pattern] = look(desk.at(pattern), CORNERS[language])
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.soak
@pytest.mark.parametrize("language", ["sv", "en"])
def test_axe_finds_no_violation_in_what_is_opened_on_pages_of_wagtail(open_page, site, language):
    desk = Desk(open_page, language)
    # The form of a page with many blocks takes axe half a minute.
    corners = {
        name: CORNERS[language][-1:] if name.startswith("form of") else CORNERS[language]
        for name in OPENED
    }
    faults = {name: look(opened(desk), corners[name]) for name, opened in OPENED.items()}
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.soak
def test_a_form_of_wagtail_alone_has_the_same_heading_missing(open_page, site):
    desk = Desk(open_page, "en")
    found = violations(go(desk.tab, "/admin/users/new/"))
    assert [rule for rule, _where, _why in found] == ["page-has-heading-one"]
