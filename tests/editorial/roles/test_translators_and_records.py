"""A translator writes the English of a reference record and nothing else of it."""

import pytest
from django.urls import reverse

from reference.models import Concept, LawSection
from tests import factories

from .people import client

FIELDS = {
    "key": "annat", "term_sv": "ny term", "term_en": "new term", "definition_sv": "Ny.",
    "definition_en": "New.", "forms_sv": "", "forms_en": "", "avoid_sv": "", "avoid_en": "",
}  # fmt: skip


@pytest.fixture
def concept(db):
    record = factories.concept("pilot", "pilot", "pilot")
    record.save_revision().publish()
    return record


def address(record, name: str, *args) -> str:
    return reverse(record.snippet_viewset.get_url_name(name), args=[record.pk, *args])


def latest(record):
    return type(record).objects.get(pk=record.pk).get_latest_revision_as_object()


def test_editing_changes_the_english_draft_and_leaves_the_rest(homes, concept):
    response = client("translator").post(address(concept, "edit"), FIELDS)
    assert response.status_code == 302
    draft = latest(concept)
    assert (draft.term_en, draft.definition_en) == ("new term", "New.")
    assert (draft.key, draft.term_sv, draft.definition_sv) == ("pilot", "pilot", "Vad pilot är.")
    concept.refresh_from_db()
    assert concept.term_en == "pilot", "a draft changed what readers see"


def test_a_writer_may_change_the_swedish_draft(homes, concept):
    client("writer").post(address(concept, "edit"), FIELDS)
    assert latest(concept).term_sv == "ny term"


def test_swedish_fields_are_shown_and_disabled(homes, concept):
    html = client("translator").get(address(concept, "edit")).content.decode()
    tag = html.split('name="term_sv"')[1].split(">")[0]
    assert "disabled" in tag
    assert "disabled" not in html.split('name="term_en"')[1].split(">")[0]


def test_reverting_to_an_earlier_version_keeps_the_latest_swedish(homes, concept):
    first = concept.latest_revision
    concept.definition_sv, concept.definition_en = "Rättad definition.", "Corrected."
    concept.save_revision().publish()
    client("translator").post(
        address(concept, "revisions_revert", first.pk), FIELDS | {"revision": first.pk}
    )
    draft = latest(concept)
    assert draft.definition_sv == "Rättad definition."
    assert draft.definition_en == "New."


@pytest.mark.parametrize("action", ["action-publish", "action-unpublish"])
def test_publishing_is_refused(homes, concept, action):
    client("translator").post(address(concept, "edit"), FIELDS | {action: "1"})
    concept.refresh_from_db()
    assert concept.live
    assert concept.term_en == "pilot"


def test_adding_deleting_and_bulk_deleting_are_refused(homes, concept):
    translator = client("translator")
    add = reverse(Concept.snippet_viewset.get_url_name("add"))
    translator.post(add, FIELDS)
    translator.post(address(concept, "delete"))
    bulk = reverse("wagtail_bulk_action", args=["reference", "concept", "delete"])
    translator.post(f"{bulk}?id={concept.pk}")
    assert list(Concept.objects.values_list("key", flat=True)) == ["pilot"]


def test_the_wording_of_a_section_is_shown_and_never_written(homes):
    section = factories.section()
    section.save_revision().publish()
    wording = section.versions.get()
    data = {
        "key": "x", "act": section.act_id, "chapter": "1", "number": "1", "chapter_title": "x",
        "heading": "x", "heading_en": "When it may be used", "regime": "below",
        "paraphrase_en": "May be used when …",
        "versions-TOTAL_FORMS": "2", "versions-INITIAL_FORMS": "1",
        "versions-0-id": wording.pk, "versions-0-text": "Fel lydelse",
        "versions-0-consolidated_to": "SFS 1999:1", "versions-0-DELETE": "on",
        "versions-1-id": "", "versions-1-text": "Påhittat", "versions-1-consolidated_to": "x",
        "brought_in-TOTAL_FORMS": "0", "brought_in-INITIAL_FORMS": "0",
    }  # fmt: skip
    translator = client("translator")
    assert translator.get(address(section, "edit")).status_code == 200
    assert translator.post(address(section, "edit"), data).status_code == 302
    draft = latest(section)
    assert (draft.heading_en, draft.paraphrase_en) == ("When it may be used", "May be used when …")
    assert (draft.key, draft.chapter, draft.regime) == ("lou-6-31", "6", "above")
    assert [one.text for one in draft.versions.all()] == ["En upphandlande myndighet får …"]
    assert LawSection.objects.get().versions.get().text == wording.text
