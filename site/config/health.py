"""What a supervisor asks: does the process answer, and can it do its work?"""

import dataclasses
from functools import cache

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from health_check.base import HealthCheck
from health_check.checks import Database
from health_check.exceptions import HealthCheckException, ServiceUnavailable

from editorial.scheduled import last_run
from search.reading import standing


@cache
def migrations_in_code() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations or ())


@dataclasses.dataclass
class Migrations(HealthCheck):
    """Every migration that the code has is applied to the database: one query."""

    alias: str = DEFAULT_DB_ALIAS

    def run(self) -> None:  # type: ignore[override] # the library's own checks are plain functions
        try:
            applied = MigrationRecorder(connections[self.alias]).applied_migrations()
        except Error as error:
            raise ServiceUnavailable("the database does not answer") from error
        missing = migrations_in_code() - set(applied)
        if missing:
            raise ServiceUnavailable(f"{len(missing)} migrations are not applied")


CHECKS: dict[str, HealthCheck] = {"database": Database(), "migrations": Migrations()}


def outcome(check: HealthCheck) -> str:
    """Run a check in this thread, on the connection that the pages use too."""
    try:
        check.run()  # type: ignore[unused-coroutine]
    except HealthCheckException as error:
        return str(error)
    return "ok"


def scheduled() -> str:
    """When `manage.py scheduled` last began; late or never is told, but stops no reader."""
    run = last_run()
    return run.began_at.isoformat(timespec="seconds") if run and run.began_at else "never"


@require_safe
@never_cache
def live(_request: HttpRequest) -> HttpResponse:
    return JsonResponse({"process": "ok"})


@require_safe
@never_cache
def ready(_request: HttpRequest) -> HttpResponse:
    outcomes = {name: outcome(check) for name, check in CHECKS.items()}
    failed = any(told != "ok" for told in outcomes.values())
    if not failed:
        outcomes["scheduled"] = scheduled()
        # Readers get an answer either way; whoever runs the server wants to know.
        outcomes["search"] = standing()
    return JsonResponse(outcomes, status=503 if failed else 200)
