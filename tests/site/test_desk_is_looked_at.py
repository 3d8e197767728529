"""Every page of the desk that is ours is looked at for accessibility: none is forgotten.

`tests/browser/test_admin_accessibility.py` opens them in a browser; here it is seen that it can.
"""

from django.test import Client

from tests.browser.desk import NO_PAGES, filled, is_page, ours, takes_object
from tests.browser.furnished import administrator, furnish


def test_each_page_of_the_desk_has_something_to_show():
    administrator("factor", factor=True)
    given = furnish()
    asked = {pattern for pattern in ours() if is_page(pattern) and takes_object(pattern)}
    assert set(given) == asked, "name an object in tests/browser/furnished.py, or in NO_PAGES"


def test_what_is_not_looked_at_is_no_page():
    """For whatever needs no object: a piece of a page, a dialogue in JSON, or nothing at all."""
    client = Client()
    client.force_login(
        administrator("plain", factor=False), "django.contrib.auth.backends.ModelBackend"
    )
    left_out = [one for one in ours() if not is_page(one) and not takes_object(one)]
    assert left_out
    for pattern in left_out:
        answer = client.get(filled(pattern, []))
        assert b"<html" not in answer.content, pattern


def test_each_rule_for_what_is_no_page_is_of_use():
    assert [rule.pattern for rule in NO_PAGES if not any(map(rule.search, ours()))] == []
