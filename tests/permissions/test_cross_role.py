"""No role reaches what is not its own, at any address of the desk.

Every address is sent a filled-in form with every object; nothing is kept from one to the next.
"""

import re
from collections import Counter

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page, Revision

from guides.models import GuidePage
from reference.models import Concept
from tests import scenes

from .addresses import patterns
from .probe import sent_to, without_rendering
from .scene import build, objects

ABOUT_CONTENT = ("admin/pages/", "admin/bulk/", "admin/api/", "admin/localize/",
                 "admin/translations/", "admin/snippets/reference/concept/")  # fmt: skip
STATE = ("pk", "path", "slug", "title", "draft_title", "live", "live_revision", "latest_revision",
         "alias_of", "locked", "expire_at", "go_live_at")  # fmt: skip


scene, _django_db_helper = scenes.shared(build, "module")


def pages(code: str):
    """Structure, drafts and published texts in one language."""
    found = Page.objects.filter(locale__language_code=code).order_by("pk")
    guides = GuidePage.objects.filter(locale__language_code=code).order_by("pk")
    keys = [str(page.pk) for page in found]
    return [
        list(found.values_list(*STATE)),
        [(guide.summary, str(guide.body.raw_data)) for guide in guides],
        list(
            Revision.page_revisions.filter(object_id__in=keys).order_by("pk").values_list("content")
        ),
    ]


def published():
    state = ("pk", "path", "slug", "title", "live", "live_revision", "alias_of")
    guides = GuidePage.objects.order_by("pk")
    return [
        list(Page.objects.order_by("pk").values_list(*state)),
        [(guide.summary, str(guide.body.raw_data)) for guide in guides],
        list(Concept.objects.values_list("key", "term_sv", "term_en", "live")),
    ]


def swedish():
    return [pages("sv"), list(Concept.objects.values_list("key", "term_sv", "definition_sv"))]


def anything():
    return [pages("sv"), pages("en"), published()]


MUST_NOT_CHANGE = {
    "translator": [swedish, published],
    "writer": [lambda: pages("en"), published],
    "reviewer": [anything],
}


# The ways to a page besides its editor, by what stands in their addresses.
WAYS = {
    "API": r"^admin/api/",
    "preview": r"^admin/(pages|localize)/.*preview",
    "bulk actions": r"^admin/bulk/",
    "copy": r"^admin/pages/.*/copy/$",
    "move": r"^admin/pages/.*/(move|set_position)/",
    "workflow": r"^admin/pages/workflow/",
    "versions": r"^admin/pages/.*revisions/",
    "translation": r"^admin/localize/",
}


def test_a_translator_changes_no_swedish_text_by_any_way_to_a_page(scene):
    """In short what the test below does at every address."""
    client = Client(raise_request_exception=False)
    client.force_login(scene.people["translator"])
    before = [swedish(), published()]
    tried = Counter()
    with without_rendering():
        for pattern in patterns():
            ways = [name for name, rule in WAYS.items() if re.search(rule, pattern)]
            for name, (address, query) in objects(scene, pattern).items() if ways else ():
                if "English" in name or name.endswith("own"):
                    continue
                with transaction.atomic():
                    sent_to(client, address, query)
                    after = [swedish(), published()]
                    transaction.set_rollback(True)
                assert after == before, f"{pattern}, {name}"
                tried.update(ways)
    assert set(tried) == set(WAYS)


@pytest.mark.soak
@pytest.mark.parametrize("role", MUST_NOT_CHANGE)
def test_no_address_lets_a_role_change_what_is_not_its_own(scene, role):
    client = Client(raise_request_exception=False)
    client.force_login(scene.people[role])
    scene.own(role)
    before = [state() for state in MUST_NOT_CHANGE[role]]
    tried = 0
    with without_rendering():
        for pattern in patterns():
            if not pattern.startswith(ABOUT_CONTENT):
                continue
            for name, (address, query) in objects(scene, pattern).items():
                with transaction.atomic():
                    sent_to(client, address, query)
                    after = [state() for state in MUST_NOT_CHANGE[role]]
                    transaction.set_rollback(True)
                assert after == before, f"{role} changed it: {pattern}, {name}"
                tried += 1
    assert tried > 250
