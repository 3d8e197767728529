"""Who did what, when, from which version; for those who may see reports, and to take away."""

import csv
import io

import pytest
from django.urls import reverse

from tests import scenes

from .roles.people import client, person, two_homes

scene, _django_db_helper = scenes.shared(two_homes, "module")


@pytest.fixture
def homes(db):
    return scenes.home(), scenes.home("en")


def publish(page, role: str, title: str) -> None:
    page.title = title
    revision = page.save_revision(user=person(role), log_action=True)
    revision.publish(user=person(role))


def exported(role: str, **query) -> list[dict[str, str]]:
    answer = client(role).get(reverse("audit_trail"), {"export": "csv", **query})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_trail_names_person_action_thing_and_versions(homes):
    publish(homes[0], "publisher", "Ett")
    publish(homes[0], "manager", "Två")
    texts = [" ".join(row.values()) for row in exported("analyst")]
    last = next(text for text in texts if "Två" in text)
    assert "manager" in last
    assert " 3 (" in last
    assert " 2 (" in last


def test_the_page_shows_the_same(homes):
    publish(homes[0], "publisher", "Ett")
    html = client("analyst").get(reverse("audit_trail")).content.decode()
    assert "publisher" in html
    assert "Ett" in html


@pytest.mark.parametrize("role", ["writer", "translator", "reviewer", "publisher"])
def test_others_do_not_see_it(homes, role):
    answer = client(role).get(reverse("audit_trail"))
    assert answer.status_code == 302
    assert answer.url == reverse("wagtailadmin_home")


def test_a_sign_in_stands_in_it(homes):
    person("writer")
    client("writer")
    assert any("writer" in " ".join(row.values()) for row in exported("analyst"))
