"""Nothing that changes is lost, whatever happens in between."""

import pytest
from django.db import connection, transaction
from wagtail.models import PageViewRestriction

from search.commands import status
from search.engines.base import EngineUnavailableError
from search.engines.fts5 import Fts5Engine
from search.indexing import drain, drain_all, pending
from search.locks import alone
from search.models import Acknowledgement, Change, IndexRecord
from search.rebuild import keep_in_step, rebuild
from search.registry import embedded, index_name
from tests import factories
from tests.search.conftest import catch_up, found, urls


@pytest.fixture
def after_setup(guides):
    """What the fixtures have scheduled for a commit that never comes is not under test."""
    transaction.get_connection().run_on_commit.clear()
    return guides


def test_a_rollback_leaves_no_change_behind(guides):
    before = Change.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():  # noqa: PT012 - all of it fails
        factories.guide(guides, "guide-lost")
        assert Change.objects.count() > before
        raise ZeroDivisionError
    assert Change.objects.count() == before


def test_publishing_is_found_right_after_the_commit(
    after_setup, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        factories.guide(after_setup, "guide-new", title="Ankdammen")
    assert urls("ankdamm")


def test_many_changes_of_one_transaction_are_taken_in_once(
    after_setup, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        for number in range(3):
            factories.guide(after_setup, f"guide-{number}")
    assert [callback.__name__ for callback in callbacks].count("drain_soon") == 1


def test_draining_twice_changes_nothing(guides):
    factories.guide(guides, "guide-new")
    catch_up()
    again = catch_up()["fts5"]
    assert (again.changes, again.written, again.removed) == (0, 0, 0)


def test_a_change_that_commits_late_is_not_passed_over(guides):
    """The second transaction to begin commits first; the first one's row has the lower id."""
    page = factories.guide(guides, "guide-late", title="Sengångare")
    catch_up()
    early = Change.objects.create(target=f"page/{page.pk}")
    late_id = early.pk
    early.delete()
    Change.objects.create(target=f"page/{guides.pk}")
    catch_up()
    page.title = "Snigelfart"
    type(page).objects.filter(pk=page.pk).update(title=page.title)
    Change.objects.create(pk=late_id, target=f"page/{page.pk}")
    catch_up()
    assert found("snigelfart").total == 1
    assert found("sengångare").total == 0


def test_each_index_acknowledges_for_itself(guides, settings, tmp_path):
    factories.guide(guides, "guide-two-hosts", title="Tvillingar")
    other = IndexRecord.objects.create(name="fts5/another-host/fts5-1")
    catch_up()
    assert found("tvillingar").total == 1
    assert pending(other).count() == Change.objects.count() > 0
    settings.SEARCH_DIR = tmp_path / "other"
    embedded().ensure()
    drain(embedded(), other.name)
    assert found("tvillingar").total == 1
    assert Change.objects.count() == Acknowledgement.objects.count() == 0


def test_a_small_budget_leaves_the_rest_waiting(guides):
    for number in range(3):
        factories.guide(guides, f"guide-{number}")
    drained = drain_all(budget=0.0)["fts5"]
    assert drained.waiting == Change.objects.count() > 0
    assert drain_all()["fts5"].waiting == 0


def test_a_slug_change_moves_everything_below(guides):
    page = factories.guide(guides, "guide-below", title="Nedanför")
    catch_up()
    guides.slug = "handledningar"
    guides.save()
    catch_up()
    page.refresh_from_db()
    assert urls("nedanför") == [page.url] == ["/sv/handledningar/guide-below/"]


@pytest.mark.parametrize("change", ["moved", "renamed"])
def test_what_lies_below_a_page_that_is_not_published_follows_it(home, guides, change):
    page = factories.guide(guides, "guide-below", title="Nedanför")
    guides.unpublish()
    catch_up()
    assert urls("nedanför") == ["/sv/guider/guide-below/"]
    if change == "moved":
        guides.move(factories.model_index(home), pos="last-child")
        wanted = "/sv/modeller/guider/guide-below/"
    else:
        guides.slug = "handledningar"
        guides.save()
        wanted = "/sv/handledningar/guide-below/"
    catch_up()
    page.refresh_from_db()
    assert urls("nedanför") == [page.url] == [wanted]


def test_lifting_a_restriction_brings_all_below_back(guides):
    factories.guide(guides, "guide-hidden", title="Gömstället")
    restriction = PageViewRestriction.objects.create(
        page=guides, restriction_type=PageViewRestriction.LOGIN
    )
    catch_up()
    assert found("gömstället").total == 0
    restriction.delete()
    catch_up()
    assert found("gömstället").total == 1


def test_a_new_form_of_a_concept_acts_without_a_new_index(home):
    factories.glossary(home)
    concept = factories.concept("partnership", "partnerskap", "partnership")
    catch_up()
    before = embedded().digests()
    assert found("kompanjonskap").total == 0
    concept.forms_sv = "kompanjonskap"
    concept.save()
    assert [r.key for r in found("kompanjonskap").results] == []
    assert found("kompanjonskap").definition.key == "concept/partnership"
    assert embedded().digests() == before


def test_a_synonym_acts_at_once_and_one_way_only_where_said(guides):
    from search.models import Synonym

    factories.guide(guides, "guide-car", title="Bilpool")
    factories.guide(guides, "guide-cart", title="Kärra")
    catch_up()
    Synonym.objects.create(language="sv", words="kärra", finds="bilpool")
    assert {"/sv/guider/guide-car/", "/sv/guider/guide-cart/"} == set(urls("kärra"))
    assert urls("bilpool") == ["/sv/guider/guide-car/"]


@pytest.mark.django_db(transaction=False)
def test_a_rebuild_replaces_the_index_and_removes_the_old_file(guides):
    factories.guide(guides, "guide-one", title="Ombyggnad")
    catch_up()
    old = embedded().connections.current()
    rebuild()
    assert embedded().connections.current() != old
    assert not old.exists()
    assert found("ombyggnad").total == 1
    assert IndexRecord.objects.filter(name=index_name(embedded())).exists()


def test_a_rebuild_does_not_take_in_once_more_what_had_changed_before_it(guides, monkeypatch):
    factories.guide(guides, "guide-one", title="Ombyggnad")
    assert Change.objects.exists()
    monkeypatch.setattr("search.indexing.take_in", None)
    rebuild()
    assert found("ombyggnad").total == 1
    assert not Change.objects.exists()


def test_a_failed_rebuild_leaves_the_old_index_and_no_orphan(guides, monkeypatch):
    factories.guide(guides, "guide-one", title="Ombyggnad")
    catch_up()
    old = embedded().connections.current()

    def fail(*args):
        raise OSError("disk full")

    monkeypatch.setattr("search.rebuild.fill", fail)
    with pytest.raises(OSError, match="disk full"):
        rebuild()
    assert embedded().connections.current() == old
    assert list(old.parent.glob("fts5-*.sqlite3")) == [old]
    assert IndexRecord.objects.count() == 1
    assert found("ombyggnad").total == 1


def test_what_is_published_during_a_rebuild_is_in_the_new_index(guides, monkeypatch):
    from search import rebuild as module

    factories.guide(guides, "guide-one", title="Ombyggnad")
    catch_up()
    fill = module.fill

    def fill_and_publish(engine, progress):
        drained = fill(engine, progress)
        factories.guide(guides, "guide-two", title="Mellanspel")
        return drained

    monkeypatch.setattr(module, "fill", fill_and_publish)
    rebuild()
    assert found("mellanspel").total == 1


def test_the_check_names_what_differs(guides):
    from search.commands import check

    page = factories.guide(guides, "guide-one", title="Ombyggnad")
    catch_up()
    assert list(check()) == []
    type(page).objects.filter(pk=page.pk).update(title="Nybygge")
    assert [line for line in check() if "out of date" in line and "Nybygge" in line]


def test_one_writer_at_a_time_and_the_next_when_it_is_done(db, tmp_path):
    if connection.vendor == "postgresql":
        pytest.skip("one session may take its own lock twice; test_outbox_postgres has two")
    with alone("elasticsearch/x", tmp_path):
        with (
            pytest.raises(EngineUnavailableError, match="at work"),
            alone("elasticsearch/x", tmp_path, wait=0),
        ):
            pass
        with alone("elasticsearch/y", tmp_path, wait=0):
            pass
    with alone("elasticsearch/x", tmp_path, wait=0):
        pass


def test_the_worker_makes_an_index_anew_that_was_begun_empty_or_is_of_another_version(
    guides, monkeypatch
):
    factories.guide(guides, "guide-one", title="Ombyggnad")
    Change.objects.all().delete()  # As on a new host, whose colleagues have taken all in.
    embedded().ensure()
    assert found("ombyggnad").total == 0
    assert keep_in_step()["fts5"].written > 0
    assert found("ombyggnad").total == 1
    first = embedded().identity()
    keep_in_step()
    assert embedded().identity() == first
    monkeypatch.setattr(Fts5Engine, "wanted_version", staticmethod(lambda: "another"))
    assert any("needs a rebuild" in line for line in status())
    keep_in_step()
    assert embedded().identity() != first
