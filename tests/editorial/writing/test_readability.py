"""Long sentences and words to write otherwise are marked while writing and told on publishing."""

import json
import re

import pytest
from django.urls import reverse

from editorial.models import WriteInstead
from editorial.upkeep.remaining import remaining
from editorial.writing.readability import listed_in, long_sentences, write_instead
from guides.models import GuidePage
from tests import factories
from tests.editorial.roles.people import client

pytestmark = pytest.mark.django_db


@pytest.fixture
def words():
    WriteInstead.objects.all().delete()
    WriteInstead.objects.create(language="sv", form="medelst", instead="med")
    WriteInstead.objects.create(language="en", form="prior to", instead="before")


def test_the_list_begins_with_words_and_holds_what_the_glossary_avoids(words):
    concept = factories.concept("pilot", "pilot", "pilot")
    concept.avoid_sv = "Pilotprojekt\n\nprovprojekt"
    concept.save()
    assert write_instead("sv") == {
        "medelst": "med", "pilotprojekt": "pilot", "provprojekt": "pilot"
    }  # fmt: skip
    assert write_instead()["prior to"] == "before"


def test_whole_words_alone_are_found(words):
    assert listed_in("Medelst avtal, förmedelst avtal.", "sv") == [("medelst", "med")]
    assert listed_in("Förmedelst avtal, prior to.", "sv") == []


def test_sentences_are_counted_line_by_line():
    assert long_sentences(f"{'ord ' * 31}. Kort.\n{'ord ' * 20}\n{'ord ' * 20}") == 1


def test_a_listed_word_remains_when_a_page_is_published(home, words):
    text = factories.body(GuidePage, "<p>Köp medelst avtal.</p>")
    (told,) = [one for one in remaining(factories.guide(home, body=text)) if "medelst" in one]
    assert told == "Skriv ”med” i stället för ”medelst”."


def test_the_editor_is_given_limits_and_words(desk, guide, words):
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
    given = re.search(r'<script id="readability"[^>]*>(.*?)</script>', page)[1]
    assert json.loads(given)["words"]["medelst"] == "med"
    assert "editorial/readability.js" in page


@pytest.mark.parametrize(("role", "status"), [("publisher", 302), ("writer", 302)])
def test_the_list_is_changed_by_those_who_publish(role, status, words):
    sent = {"language": "sv", "form": " Erlägga ", "instead": "betala"}
    answer = client(role).post(reverse("write_instead:add"), sent)
    assert answer.status_code == status
    assert WriteInstead.objects.filter(form="erlägga").exists() == (role == "publisher")
