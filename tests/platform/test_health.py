"""What a supervisor asks, and how little the answer reveals or leaves behind."""

import datetime

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from config import health
from editorial.scheduled import run_scheduled


def test_a_live_process_answers_without_a_database(client: Client):
    assert client.get("/health/live").json() == {"process": "ok"}


@pytest.mark.django_db
def test_a_ready_site_says_so(client: Client):
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {
        "database": "ok", "migrations": "ok", "scheduled": "never", "search": "fts5",
    }  # fmt: skip


@pytest.mark.django_db
def test_a_ready_site_says_when_the_scheduled_work_last_ran(client: Client):
    run_scheduled()
    told = client.get("/health/ready").json()["scheduled"]
    assert abs(datetime.datetime.fromisoformat(told) - timezone.now()) < datetime.timedelta(
        minutes=1
    )


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_leaves_no_cookie_and_is_never_cached(client: Client, path: str):
    answer = client.get(path)
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_site_with_a_migration_to_come_is_not_ready(client: Client):
    migration = MigrationRecorder.Migration.objects.order_by("pk").last()
    assert migration is not None
    migration.delete()
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["migrations"] == "Unavailable: 1 migrations are not applied"


@pytest.mark.django_db
def test_a_site_without_its_database_is_not_ready_and_keeps_the_address_to_itself(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    def refused(_self: object) -> None:
        raise OperationalError("connection to server at 10.0.0.5 failed")

    monkeypatch.setattr(health.MigrationRecorder, "applied_migrations", refused)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["migrations"] == "Unavailable: the database does not answer"


def test_health_is_only_read(client: Client):
    assert client.post("/health/live").status_code == 405
