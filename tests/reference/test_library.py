"""The library in memory is never older than the database."""

import pytest

from reference.library import library
from reference.models import Concept
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_new_record_is_found_at_once():
    assert "pilot" not in library().concepts
    factories.concept("pilot", "pilot", "pilot")
    assert library().concepts["pilot"].term_sv == "pilot"


def test_a_changed_record_is_seen_at_once():
    concept = factories.concept("pilot", "pilot", "pilot")
    library()
    concept.term_en = "pilot project"
    concept.save()
    assert library().concepts["pilot"].term_en == "pilot project"


def test_a_deleted_record_is_gone_at_once():
    factories.concept("pilot", "pilot", "pilot")
    library()
    Concept.objects.all().delete()
    assert "pilot" not in library().concepts


def test_a_draft_is_not_in_the_library():
    factories.concept("pilot", "pilot", "pilot")
    concept = Concept.objects.get()
    concept.live = False
    concept.save()
    assert "pilot" not in library().concepts


def test_a_new_wording_of_a_section_is_seen_at_once():
    section = factories.section("lou-6-31", "Äldre lydelse.")
    library()
    factories.wording(section, "Ny lydelse.", "SFS 2026:1", order=1)
    assert library().sections["lou-6-31"].current.text == "Ny lydelse."


def test_asking_again_costs_one_query(django_assert_num_queries):
    factories.section("lou-6-31")
    library()
    with django_assert_num_queries(1):
        assert library().sections["lou-6-31"].current.consolidated_to == "SFS 2025:360"
