"""At 320 px, which is also 400 % zoom on a laptop, no page has to be scrolled sideways."""

import pytest

pytestmark = pytest.mark.soak
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_fits_a_narrow_window(open_page, site, language):
    page = open_page(viewport={"width": 320, "height": 256})
    wide = {}
    for (key, code), address in site.addresses.items():
        if code == language:
            page.goto(address)
            wide[key] = page.evaluate(WIDER)
    assert {key: pixels for key, pixels in wide.items() if pixels > 0} == {}
