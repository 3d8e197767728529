"""From a row on the board: what changed, text by text, and what a translator can build on."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Locale

from editorial.translations.changes import marked
from editorial.translations.memory import Memory
from editorial.translations.sentences import alike, carry
from editorial.translations.terms import Misuse, Term, Terms
from tests import factories

from . import steps


@pytest.mark.django_db
def test_a_changed_text_is_shown_old_beside_new_with_the_words_marked(desk, guide, translated):
    steps.publish(guide, summary="Svaret kommer först.")
    response = desk.get(reverse("translations_texts", args=[translated.pk]))
    page = response.content.decode()
    assert "Svaret <ins>kommer</ins> först." in page
    assert "EN: Svaret först." in page
    assert reverse("wagtailadmin_pages:edit", args=[translated.pk]) in page


@pytest.mark.django_db
def test_a_text_reworded_twice_is_compared_with_what_was_translated(desk, guide, translated):
    steps.publish(guide, summary="Svaret kommer först.")
    steps.publish(guide, summary="Svaret kommer alltid först.")
    response = desk.get(reverse("translations_texts", args=[translated.pk]))
    (change,) = response.context["changes"]
    assert change.old == "Svaret först."


@pytest.mark.django_db
def test_a_page_that_is_current_has_no_text_waiting(desk, guide, translated):
    response = desk.get(reverse("translations_texts", args=[translated.pk]))
    assert response.context["changes"] == []


def test_marked_words_of_a_changed_emphasis_show_the_markup():
    old, new = marked("Ta hjälp.", "<b>Ta</b> hjälp.")
    assert "<del>Ta</del>" in old
    assert "<ins>&lt;b&gt;Ta&lt;/b&gt;</ins>" in new


@given(st.text(), st.text())
def test_marking_never_lets_markup_of_a_text_through(old, new):
    for text in marked(f"<script>{old}", f"<img src=x>{new}"):
        left = text.replace("<del>", "").replace("</del>", "").replace("<ins>", "")
        assert "<" not in left.replace("</ins>", "")


@given(st.lists(st.tuples(st.text(), st.text(min_size=1))), st.lists(st.text()))
def test_carrying_gives_each_new_text_one_old_translation_or_none(old, new):
    carried = carry(old, new)
    assert len(carried) == len(new)


@given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)), unique_by=lambda p: p[0]))
def test_texts_that_stay_keep_their_own_translations(pairs):
    assert carry(pairs, [text for text, _t in pairs]) == [t for _text, t in pairs]


@given(st.text(), st.text())
def test_likeness_lies_between_none_and_all(one, other):
    assert 0 <= alike(one, other) <= 1


@pytest.mark.django_db
def test_the_memory_offers_the_same_and_similar_texts_with_their_likeness(guide, translated):
    memory = Memory(Locale.objects.get(language_code="sv"), translated.locale)
    steps.translate_text(translated, "Skriv ner behovet.", "Write down the need.")
    same, *_rest = memory.similar("Skriv ner behovet.")
    assert (same.translation, same.similarity) == ("Write down the need.", 100)
    (near, *_rest) = memory.similar("Skriv ner hela behovet.")
    assert 60 <= near.similarity < 100
    assert memory.similar("Något helt annat om upphandling") == []


@pytest.mark.django_db
def test_the_memory_does_not_offer_a_text_to_itself_or_what_is_outdated(guide, translated):
    steps.publish(guide, summary="Svaret kommer först.")
    link = steps.link_of(translated)
    memory = Memory(link.source.locale, link.target_locale)
    own = link.source.stringsegment_set.get(string__data="Svaret kommer först.")
    assert all(match.source != own.string.data for match in memory.similar(own.string.data, own))


@pytest.fixture
def glossary(db):
    concept = factories.concept(
        "innovation-procurement", "innovationsupphandling", "innovation procurement"
    )
    concept.avoid_en = "innovative shopping"
    concept.save()
    return Terms("sv", "en")


def test_a_concept_in_the_original_is_shown_with_its_approved_term(glossary):
    (term,) = glossary.wanted("Om <b>innovationsupphandlingen</b> i kommunen.")
    assert term == Term(
        "innovation-procurement", "innovationsupphandlingen", "innovation procurement"
    )


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("About innovation procurement.", []),
        ("About buying.", [Misuse("", "innovation procurement")]),
        ("About innovative shopping.", [Misuse("innovative shopping", "innovation procurement")]),
        ("", []),
    ],
)
def test_a_term_to_avoid_or_left_out_is_flagged(glossary, translation, expected):
    assert glossary.misused("Om innovationsupphandling.", translation) == expected
