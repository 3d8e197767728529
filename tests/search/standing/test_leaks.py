"""What an anonymous reader may not open is nowhere: results, counts, facets, suggestions, words."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    PageViewRestriction,
)

from search.completion import complete
from search.indexing import Drained, take_in
from search.registry import engines
from tests import factories
from tests.search.conftest import catch_up, found

WORD = "kvasterskaft"


@pytest.fixture(autouse=True)
def _on_each_engine(answering):
    yield
    # Whatever a test found was found by the engine under test.
    assert found(WORD).engine == answering.name


def traces(word: str = WORD) -> list[str]:
    """Every way in which a word shows itself to a reader."""
    shown = []
    answer = found(word)
    if answer.total or answer.facets or answer.definition:
        shown.append("results")
    if found(word[:-1] + "x").did_you_mean:
        shown.append("did you mean")
    if complete(word[:6], "sv"):
        shown.append("suggestions")
    if any(word in engine.vocabulary() for engine in engines()):
        shown.append("vocabulary")
    body = Client().get("/api/search/", {"q": word}).json()
    if body["total"] or body["facets"]:
        shown.append("api")
    return shown


def secret(guides, **fields):
    return factories.guide(guides, "guide-secret", title=f"Om {WORD}", **fields)


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_a_published_page_is_found_everywhere(guides):
    secret(guides)
    catch_up()
    assert traces() == ["results", "did you mean", "suggestions", "vocabulary", "api"]


def draft(page):
    page.unpublish()


def expired(page):
    page.expire_at = timezone.now() - datetime.timedelta(minutes=1)
    page.save()


def private(page):
    restrict(page)


def under_a_private_parent(page):
    restrict(page.get_parent())


def moved_under_a_private_parent(page):
    home = page.get_parent().get_parent()
    hidden = factories.case_index(home)
    restrict(hidden)
    page.move(hidden, "last-child")


def deleted(page):
    page.delete()


def parent_deleted(page):
    page.get_parent().delete()


HIDING = [
    draft,
    expired,
    private,
    under_a_private_parent,
    moved_under_a_private_parent,
    deleted,
    parent_deleted,
]


@pytest.mark.parametrize("hide", HIDING, ids=lambda hide: hide.__name__)
def test_a_page_that_is_hidden_leaves_no_trace(guides, hide):
    page = secret(guides)
    catch_up()
    assert traces()
    hide(page)
    catch_up()
    assert traces() == []


@pytest.mark.parametrize("hide", HIDING, ids=lambda hide: hide.__name__)
def test_a_page_that_never_was_public_leaves_no_trace(guides, hide):
    hide(secret(guides))
    catch_up()
    assert traces() == []


def test_a_page_that_expires_after_indexing_is_no_longer_found(guides, monkeypatch):
    page = secret(guides)
    page.expire_at = timezone.now() + datetime.timedelta(hours=1)
    page.save()
    catch_up()
    assert found(WORD).total == 1
    later = timezone.now() + datetime.timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert found(WORD).total == 0
    assert complete(WORD[:6], "sv") == []


def test_a_draft_of_a_published_page_stays_a_draft(guides):
    page = factories.guide(guides, "guide-open")
    page.title = f"Om {WORD}"
    page.save_revision()
    catch_up()
    assert traces() == []


def test_a_page_never_published_is_not_indexed(guides):
    page = factories.GuidePage(
        title=f"Om {WORD}", slug="utkast", key="utkast", summary="Utkast.", live=False,
        locale=guides.locale, audiences=["buyer"],
        outcomes=factories.stream(factories.GuidePage, "outcomes", "veta"),
        body=factories.body(factories.GuidePage, "<p>Text</p>"),
    )  # fmt: skip
    guides.add_child(instance=page)
    page.save_revision()
    catch_up()
    assert traces() == []


def test_an_alias_in_another_language_is_not_a_second_page(guides):
    page = secret(guides)
    english = Locale.objects.get(language_code="en")
    page.copy_for_translation(english, copy_parents=True, alias=True)
    catch_up()
    assert [result.url for result in found(WORD).results] == [page.url]


def test_a_title_above_that_is_a_draft_again_is_not_in_the_breadcrumb(guides):
    page = factories.guide(guides, "guide-open", title="Om något annat helt")
    guides.unpublish()
    catch_up()
    for engine in engines():
        take_in(engine, f"page/{page.pk}", Drained())
    assert [list(result.breadcrumbs) for result in found("något annat helt").results] == [[]]


def test_an_unpublished_concept_is_found_neither_by_term_nor_by_form(home):
    glossary = factories.glossary(home)
    concept = factories.concept("secret", WORD, "broomstick")
    catch_up()
    assert traces()
    concept.live = False
    concept.save()
    catch_up()
    assert traces() == []
    assert glossary.live


def test_a_best_bet_to_a_private_page_is_not_shown(guides):
    from search.models import BestBet

    page = secret(guides)
    BestBet.objects.create(language="sv", queries="städning", page=page)
    catch_up()
    assert [result.is_best_bet for result in found("städning").results] == [True]
    restrict(page)
    catch_up()
    assert found("städning").total == 0


def test_a_file_in_a_private_collection_is_not_searched(guides, private_files):
    page, collection = private_files(guides, f"Bara i filen: {WORD}.")
    catch_up()
    assert found(WORD).total == 1
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    catch_up()
    assert found(WORD).total == 0
    assert page.live


@pytest.fixture
def private_files(db):
    """A guide that offers a file with some words, in a collection of its own."""
    import io

    from django.core.files.base import ContentFile
    from docx import Document
    from wagtail.documents import get_document_model

    def make(guides, text):
        written = io.BytesIO()
        document = Document()
        document.add_paragraph(text)
        document.save(written)
        root = Collection.get_first_root_node()
        collection = root.add_child(instance=Collection(name="Egen"))
        file = get_document_model().objects.create(
            title="Mall", key="mall", collection=collection,
            file=ContentFile(written.getvalue(), name="mall.docx"),
        )  # fmt: skip
        value = {"document": file.pk, "document_en": None, "title": "Mall", "description": ""}
        body = factories.stream(factories.GuidePage, "body", value, kind="download")
        return factories.guide(guides, "guide-file", body=body), collection

    return make
