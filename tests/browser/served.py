"""The site with its whole content, served from a copy of a database that is loaded once."""

import shutil
import sqlite3
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.testcases import LiveServerThread
from wagtail.models import Site

from reference import library
from tests.databases import DATABASE, MEDIA, SEARCH, loaded, use

HOST = "127.0.0.1"
GZIP = "django.middleware.gzip.GZipMiddleware"


class Served:
    """Serves a copy, in `folder`, of the loaded content, and can put it back as it was."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.thread = LiveServerThread(HOST, StaticFilesHandler)

    def __enter__(self) -> "Served":
        # As nginx does where the site runs for real.
        settings.MIDDLEWARE = [GZIP, *(name for name in settings.MIDDLEWARE if name != GZIP)]
        shutil.copytree(loaded(), self.folder)
        shutil.copytree(self.folder / MEDIA, settings.MEDIA_ROOT, dirs_exist_ok=True)
        use(self.folder / DATABASE)
        settings.SEARCH_DIR = str(self.folder / SEARCH)
        self.thread.daemon = True
        self.thread.start()
        self.thread.is_ready.wait()
        if self.thread.error:
            raise self.thread.error
        Site.objects.update(hostname=HOST, port=self.thread.port)
        self.keep()
        return self

    def __exit__(self, *_error) -> None:
        self.thread.terminate()
        self.thread.join()
        self.watcher.close()
        self.pristine.close()
        connection.close()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.thread.port}"

    @cached_property
    def addresses(self) -> dict[tuple[str, str], str]:
        pages = Client().get("/data/pages.json").json()["pages"]
        return {(page["key"], page["locale"]): urlsplit(page["url"]).path for page in pages}

    def address(self, key: str, language: str = "sv") -> str:
        return self.addresses[key, language]

    def keep(self) -> None:
        """Remember the database as it is now, and watch it for writes by anybody else."""
        self.pristine = sqlite3.connect(self.folder / "pristine.sqlite3")
        self.watcher = sqlite3.connect(self.folder / DATABASE, isolation_level=None, timeout=20)
        self.watcher.backup(self.pristine)
        self.seen = self.version()

    def version(self) -> int:
        """Changes with every commit through another connection."""
        return int(self.watcher.execute("PRAGMA data_version").fetchone()[0])

    def restore(self) -> None:
        if self.version() != self.seen:
            self.pristine.backup(self.watcher)
            self.seen = self.version()
        Site.clear_site_root_paths_cache()
        cache.clear()
        library.forget()
