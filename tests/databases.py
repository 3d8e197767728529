"""Databases that are made once and copied from then on: migrated, and with the whole content.

Migrating takes some twenty seconds and loading the content a minute, in each process that needs
them. They are kept in `var/cache/` until code, content or packages change; the first process makes
one while the others wait. SQLite only.
"""

import fcntl
import hashlib
import io
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.cache import cache as shared_cache
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from wagtail.models import Site

from editorial.content.load import load
from reference import library

CACHE = settings.ROOT / "var" / "cache" / "databases"
CODE = ("site", "guides", "cases", "search", "requirements")
DATABASE = "site.sqlite3"
SEARCH = "search"
MEDIA = "media"


def use(path: Path) -> None:
    """Make the ORM work on another database file."""
    connection.close()
    connection.settings_dict["NAME"] = str(path)


def migrated() -> Path:
    """A folder with a database after all migrations."""
    return kept("migrated", CODE, migrate_into)


def loaded() -> Path:
    """A folder with database, search index and files as the loaded content makes them."""
    return kept("loaded", (*CODE, "content"), load_into)


def kept(name: str, sources: Iterable[str], make: Callable[[Path], None]) -> Path:
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = CACHE / f"{name}-{digest(*sources)}"
        if not folder.exists():
            for old in CACHE.glob(f"{name}-*"):
                shutil.rmtree(old)
            unfinished = CACHE / f"{name}-unfinished"
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
        return folder


@cache
def digest(*sources: str) -> str:
    """One value for all that a database is made from."""
    whole = hashlib.sha256()
    for path in sorted(file for name in sources for file in (settings.ROOT / name).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(f"{path.relative_to(settings.ROOT)}\0".encode())
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def migrate_into(folder: Path) -> None:
    with at(folder):
        call_command("migrate", interactive=False, verbosity=0)


def load_into(folder: Path) -> None:
    shutil.copy(migrated() / DATABASE, folder)
    with at(folder):
        # The rebuild takes in what the load would.
        with mock.patch("search.outbox.drain_soon"):
            assert load(settings.CONTENT_DIR).report.problems == []
        call_command("search", "rebuild", stdout=io.StringIO(), stderr=io.StringIO())


@contextmanager
def at(folder: Path) -> Iterator[None]:
    """The ORM, the files and the search index in `folder`; afterwards where they were."""
    before = connection.settings_dict["NAME"]
    use(folder / DATABASE)
    try:
        with override_settings(MEDIA_ROOT=folder / MEDIA, SEARCH_DIR=folder / SEARCH):
            yield
            with closing(connection.cursor()) as cursor:
                # One file, nothing left beside it.
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        use(before)
        library.forget()
        Site.clear_site_root_paths_cache()
        shared_cache.clear()
