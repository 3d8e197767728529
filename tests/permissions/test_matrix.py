"""What each role is shown at the desk's addresses.

The whole table stands in docs/permissions.md, written anew by
`WRITE_MATRIX=1 python -m pytest -n 0 -m soak tests/permissions/test_matrix.py`.
"""

import os

import pytest
from django.test import Client
from django.urls import reverse

from tests import scenes

from .matrix import measure, table
from .probe import seen_at, without_rendering
from .scene import PEOPLE, build
from .test_addresses import TABLE

BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->\n"
EVERYONE = frozenset(PEOPLE)
WORKING = EVERYONE - {"analyst", "reviewer"}
PUBLISHING = {"publisher", "manager", "admin"}
RULING = {"manager", "admin"}
# Lists and reports, and who is shown them.
SHOWN = {
    "wagtailadmin_home": EVERYONE,
    "writing_first_day": EVERYONE,
    "translations_board": WORKING,
    "writing_planned": WORKING,
    "upkeep_queue": WORKING | {"analyst"},
    "upkeep_gaps": WORKING | {"analyst"},
    "upkeep_links": WORKING | {"analyst"},
    "usage_months": WORKING | {"analyst"},
    "upkeep_law": WORKING - {"translator"},
    "audit_trail": RULING | {"analyst"},
    "search_demand": PUBLISHING | {"analyst"},
    "write_instead:index": PUBLISHING,
    "write_instead:add": PUBLISHING,
    "deviations:index": RULING,
    "accessibility_reports:add": RULING,
    "wagtailusers_users:index": RULING,
    "wagtailusers_users:add": RULING,
    "wagtailusers_groups:index": {"admin"},
    "wagtailsites:index": RULING,
    "wagtailredirects:index": RULING,
    "wagtaillocales:index": RULING,
    "wagtailadmin_collections:index": {"admin"},
    "wagtailadmin_workflows:index": RULING,
}


scene, _django_db_helper = scenes.shared(build, "module")


def test_every_list_and_report_is_shown_to_the_roles_that_need_it_and_no_other(scene):
    shown = {name: set() for name in SHOWN}
    with without_rendering():
        for role in PEOPLE:
            client = Client()
            client.force_login(scene.people[role])
            for name in SHOWN:
                if seen_at(client, reverse(name), {}):
                    shown[name].add(role)
    assert shown == {name: set(roles) for name, roles in SHOWN.items()}


@pytest.mark.soak
def test_every_address_with_own_and_foreign_objects_shows_what_the_table_says(scene):
    text = TABLE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    written, after = rest.split(END)
    now = f"\n{table(measure(scene))}\n\n"
    if os.environ.get("WRITE_MATRIX"):
        TABLE.write_text(f"{before}{BEGIN}{now}{END}{after}", encoding="utf-8")
    else:
        assert now == written
