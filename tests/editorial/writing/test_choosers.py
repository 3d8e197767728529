"""Sections, concepts, sources and pages are picked by search, and keep their key."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import ReferenceIndex

from portal.blocks import PageKeyBlock
from reference.blocks import SectionBlock, SourceBlock
from reference.searching import matching
from reference.widgets import Entry
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["6:31", "lou 6 31", "6 kap. 31", "LOU-6-31", "förfarandet"])
def test_a_section_is_found_by_what_editors_type(desk, typed):
    factories.section("lou-6-31")
    factories.section("lou-7-1")
    answer = desk.get(reverse("choose_sections:results"), {"q": typed}).content.decode()
    assert "LOU 6 kap. 31 §" in answer


def test_an_exact_number_comes_before_numbers_that_begin_with_it():
    entries = [Entry("a", "A", "lou 6 310"), Entry("b", "B", "lou 6 31")]
    assert [entry.key for entry in matching(entries, "6:31")] == ["b", "a"]


def test_what_is_chosen_comes_back_as_key_and_as_words_for_the_text(desk):
    factories.section("lou-6-31")
    chosen = desk.get(reverse("choose_sections:chosen", args=["lou-6-31"])).json()["result"]
    assert (chosen["id"], chosen["insert"]) == ("lou-6-31", "6 kap. 31 § LOU")


def test_a_key_that_does_not_exist_is_not_found(desk):
    address = reverse("choose_sources:chosen", args=["nothing"])
    assert desk.get(address, follow=True).status_code == 404


def test_a_key_whose_record_is_gone_stays_in_the_form_and_is_refused_with_its_name(db):
    block = SourceBlock()
    assert block.get_form_state("lost") == {
        "id": "lost", "title": "lost (finns inte)", "edit_url": None
    }  # fmt: skip
    with pytest.raises(ValidationError, match="lost"):
        block.clean("lost")


def test_an_optional_reference_may_be_empty(db):
    assert SectionBlock(required=False).clean("") == ""


def test_a_page_is_found_by_its_title_and_tells_what_leads_to_it(desk, index, guide):
    answer = desk.get(reverse("choose_page_keys:results"), {"q": "guide test"}).content.decode()
    assert guide.title in answer
    (reference, *_rest) = PageKeyBlock().extract_references(guide.key)
    assert reference[1] == str(guide.pk)
    assert list(PageKeyBlock().extract_references("")) == []


def test_the_editor_of_a_model_with_a_source_opens(desk, home):
    factories.source("vinnova")
    model = factories.model(factories.model_index(home), duration_source_id="vinnova")
    answer = desk.get(reverse("wagtailadmin_pages:edit", args=[model.pk]))
    assert "Vinnova" in answer.content.decode()
    assert ReferenceIndex.objects.exists()
