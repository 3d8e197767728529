"""What only a database with several writers at once can show."""

import pytest
from django.conf import settings as site
from django.db import connection

from search.engines.base import EngineUnavailableError
from search.indexing import drain, pending
from search.locks import alone
from search.models import Change, IndexRecord
from search.registry import embedded
from tests import factories

from .conftest import catch_up, found

pytestmark = pytest.mark.skipif(
    "postgres" not in site.DATABASES["default"]["ENGINE"],
    reason="SQLite has one writer at a time; make test-postgres runs these",
)


@pytest.fixture
def sessions(django_db_setup, django_db_blocker):
    """Two sessions of their own, whose rows outlive the test's transaction and go after it."""
    import psycopg

    with django_db_blocker.unblock():
        parameters = connection.get_connection_params()
    wanted = ("dbname", "user", "password", "host", "port")
    given = {name: parameters[name] for name in wanted if parameters.get(name)}
    with psycopg.connect(**given) as one, psycopg.connect(**given) as other:
        yield one, other
        one.rollback()
        other.rollback()
        other.execute("DELETE FROM search_change WHERE target LIKE 'page/%'")


def note(session, page) -> int:
    rows = session.execute(
        "INSERT INTO search_change (target, created_at) VALUES (%s, now()) RETURNING id",
        [f"page/{page.pk}"],
    )
    return rows.fetchone()[0]


def rename(page, title):
    """As the transaction that also wrote the change would, without writing another."""
    type(page).objects.filter(pk=page.pk).update(title=title)


def test_two_transactions_that_commit_in_reverse_order_are_both_taken_in(sessions, guides):
    early, late = sessions
    first = factories.guide(guides, "guide-first", title="Sengångare")
    second = factories.guide(guides, "guide-second", title="Vinthund")
    catch_up()
    lower, higher = note(early, first), note(late, second)
    assert lower < higher
    rename(second, "Gepard")
    late.commit()
    catch_up()
    assert found("gepard").total == 1
    rename(first, "Snigelfart")
    early.commit()
    catch_up()
    assert found("snigelfart").total == 1
    assert found("sengångare").total == 0


def test_two_hosts_each_take_in_what_commits_in_reverse_order(sessions, guides, settings, tmp_path):
    early, late = sessions
    first = factories.guide(guides, "guide-first", title="Sengångare")
    second = factories.guide(guides, "guide-second", title="Vinthund")
    hosts = []
    for name in ("one", "two"):
        settings.SEARCH_DIR = tmp_path / name
        embedded().ensure()
        hosts.append(embedded())
    for host in hosts:
        drain(host, host.identity())
    note(early, first)
    note(late, second)
    rename(second, "Gepard")
    late.commit()
    drain(hosts[0], hosts[0].identity())
    rename(first, "Snigelfart")
    early.commit()
    for host in hosts:
        drain(host, host.identity())
        held = host.stored([f"{first.pk}/", f"{second.pk}/"])
        assert {stored["title"] for stored in held.values()} == {"Snigelfart", "Gepard"}
        assert not pending(IndexRecord.objects.get(name=host.identity())).exists()
    assert Change.objects.count() == 0


def test_a_lock_excludes_other_hosts_and_ends_with_its_session(sessions, db, tmp_path):
    """The same number as `alone` takes, held by another session."""
    from hashlib import blake2b

    other, _unused = sessions
    digest = blake2b(b"search/elasticsearch/x", digest_size=8).digest()
    number = int.from_bytes(digest, signed=True)
    other.execute("SELECT pg_advisory_lock(%s)", [number])
    with pytest.raises(EngineUnavailableError, match="at work"):  # noqa: SIM117 - one raises
        with alone("elasticsearch/x", tmp_path, wait=0):
            pass
    other.execute("SELECT pg_advisory_unlock(%s)", [number])
    with alone("elasticsearch/x", tmp_path, wait=0):
        held = other.execute("SELECT pg_try_advisory_lock(%s)", [number]).fetchone()[0]
        assert not held
    assert other.execute("SELECT pg_try_advisory_lock(%s)", [number]).fetchone()[0]
