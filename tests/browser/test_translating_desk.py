"""The translators' pages as a Swedish editor sees them."""

import pytest
from playwright.sync_api import expect

from .test_admin_accessibility import Desk, go

pytestmark = pytest.mark.soak


def test_the_board_fits_a_screen_and_the_editor_speaks_swedish(open_page, site):
    desk = Desk(open_page, "sv")
    for width in (1024, 1280):
        desk.tab.set_viewport_size({"width": width, "height": 800})
        tab = go(desk.tab, "/admin/translations/")
        assert tab.evaluate("""() => {
            const table = document.querySelector("table.listing");
            return table.scrollWidth <= table.parentElement.clientWidth;
        }""")
    tab = desk.edit(desk.guide.get_translations().get())
    heading = tab.get_by_role("heading", name="Översättning: Svenska till Engelska")
    expect(heading).to_be_visible()
    expect(tab.get_by_text("Översatt för hand den").first).to_be_visible()
