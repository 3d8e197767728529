"""A load that is killed, wherever it stands, leaves the database as it was."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

# Counts the statements of a load that is rolled back, then loads into the named database and stops
# after the wanted share of them.
LOAD = """
import sys, time, django
sys.path[:0] = {path!r}
from django.conf import settings
settings.DATABASES["default"]["NAME"] = {name!r}
django.setup()
from pathlib import Path
from django.db import connection
from editorial.content.load import load

seen, stop = 0, None

def counted(execute, sql, params, many, context):
    global seen
    seen += 1
    if seen == stop:
        print("written", flush=True)
        time.sleep(60)
    return execute(sql, params, many, context)

with connection.execute_wrapper(counted):
    load(Path({root!r}), dry_run=True)
    stop = seen + 1 + int({share!r} * (seen - 1))
    load(Path({root!r}))
"""
COUNTS = (
    "SELECT (SELECT COUNT(*) FROM editorial_importrecord), (SELECT COUNT(*) FROM wagtailcore_page)"
)


@pytest.fixture
def database(db, tmp_path) -> str:
    """The name of a migrated, empty database that another process can open."""
    if connection.vendor != "sqlite":
        return str(connection.settings_dict["NAME"])
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(connection.connection.serialize())
    return str(copy)


def counts(database: str) -> tuple[int, int]:
    """Import records and pages, as a new reader sees them."""
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(COUNTS)
            return cursor.fetchone()
    reader = sqlite3.connect(database)
    try:
        return reader.execute(COUNTS).fetchone()
    finally:
        reader.close()


def is_unchanged_by_a_load_killed_after(share: float, root: Path, database: str) -> bool:
    """`share`: how much of the load's statements is done, 0 to 1."""
    before = counts(database)
    program = LOAD.format(path=sys.path, name=database, root=str(root), share=share)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        try:
            assert process.stdout.readline() == "written\n"
        finally:
            process.send_signal(signal.SIGKILL)
    return counts(database) == before


def test_a_load_killed_at_a_random_point_leaves_the_database_as_before(files, database):
    share = random.random()  # noqa: S311 - any point will do
    assert is_unchanged_by_a_load_killed_after(share, files.root, database), share


@pytest.mark.soak
def test_a_load_killed_at_any_of_many_points_leaves_the_database_as_before(files, database):
    shares = [0.0, 1.0, *(random.random() for _ in range(18))]  # noqa: S311
    told = {share: is_unchanged_by_a_load_killed_after(share, files.root, database)
            for share in shares}  # fmt: skip
    assert all(told.values()), told
