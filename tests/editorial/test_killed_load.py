"""A load that is killed half-way leaves the database as it was."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest
from django.db import connection

# Loads into the named database, and stops where everything but the translations is written.
LOAD = """
import sys, time, django
sys.path[:0] = {path!r}
from django.conf import settings
settings.DATABASES["default"]["NAME"] = {name!r}
django.setup()
from pathlib import Path
from editorial.content.load import load
from editorial.content.load_translations import TranslationLoader

def pause(*args):
    print("written", flush=True)
    time.sleep(60)

TranslationLoader.load = pause
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


def test_a_load_killed_half_way_leaves_the_database_as_before(files, database):
    before = counts(database)
    program = LOAD.format(path=sys.path, name=database, root=str(files.root))
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        try:
            assert process.stdout.readline() == "written\n"
        finally:
            process.send_signal(signal.SIGKILL)
    assert counts(database) == before
