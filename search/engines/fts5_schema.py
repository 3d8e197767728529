"""Tables of the embedded index, and where its file lies."""

import secrets
import sqlite3
import threading
from pathlib import Path

from search.forward import FIELDS
from search.terms import analyser

# Raised by hand when the tables or what is stored in them change.
FORMAT = 7

# A row is read from its beginning, so what every candidate needs stands before what only results
# need. With less than full detail `bm25()` reads the text of every match again.
_LENGTHS = ", ".join(f"length_{name} INTEGER NOT NULL" for name in FIELDS)
SCHEMA = f"""
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, page INTEGER NOT NULL, key TEXT NOT NULL,
  locale TEXT NOT NULL, kind TEXT NOT NULL, date TEXT NOT NULL, expires TEXT NOT NULL,
  facets TEXT NOT NULL, digest TEXT NOT NULL, {_LENGTHS}, forward BLOB NOT NULL,
  stored TEXT NOT NULL
);
CREATE INDEX documents_page ON documents (page);
CREATE INDEX documents_key ON documents (key);
CREATE VIRTUAL TABLE terms USING fts5(
  weighty, plain, facets, tokenize = "unicode61 remove_diacritics 0", detail = full
);
CREATE TABLE suggestions (
  document INTEGER NOT NULL, expires TEXT NOT NULL, locale TEXT NOT NULL, begins TEXT NOT NULL,
  shown TEXT NOT NULL, source TEXT NOT NULL, first INTEGER NOT NULL
);
CREATE INDEX suggestions_begins ON suggestions (locale, first, begins);
CREATE INDEX suggestions_document ON suggestions (document);
CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', 0);
"""  # noqa: S608 - names of our own


def current_version() -> str:
    return f"{FORMAT}-{analyser().version}"


class Connections:
    """One connection a thread to whichever file is current; a swap is seen by the next query."""

    def __init__(self, directory: Path):
        self.directory = directory
        self._local = threading.local()
        self._named: tuple[tuple[int, int], Path] | None = None

    @property
    def pointer(self) -> Path:
        return self.directory / "current"

    def current(self) -> Path | None:
        try:
            stat = self.pointer.stat()
        except FileNotFoundError:
            return None
        stamp = (stat.st_ino, stat.st_mtime_ns)
        if self._named is None or self._named[0] != stamp:
            self._named = (stamp, self.directory / self.pointer.read_text().strip())
        return self._named[1]

    def open(self, path: Path) -> sqlite3.Connection:
        held = getattr(self._local, "held", None)
        if held is not None:
            if held[0] == path:
                return held[1]
            held[1].close()
        connection = sqlite3.connect(path, isolation_level=None, timeout=10)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA mmap_size=268435456")
        connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, terms, row)")
        self._local.held = (path, connection)
        return connection

    def create(self) -> Path:
        """A new, empty index file beside the current one."""
        self.directory.mkdir(parents=True, exist_ok=True)
        path = self.directory / f"fts5-{secrets.token_hex(4)}.sqlite3"
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(SCHEMA)
        connection.execute("INSERT INTO meta VALUES ('version', ?)", (current_version(),))
        connection.close()
        return path

    def point_to(self, path: Path) -> None:
        """Make a file the current one, in one step, and remove all others."""
        beside = self.pointer.with_suffix(".new")
        beside.write_text(path.name)
        beside.replace(self.pointer)
        self.clean()

    def clean(self) -> list[Path]:
        """Remove files that are not current: old ones, and those of rebuilds that were killed."""
        current = self.current()
        removed = [
            path
            for path in self.directory.glob("fts5-*.sqlite3*")
            if current is None or not path.name.startswith(current.name)
        ]
        for path in removed:
            path.unlink(missing_ok=True)
        return removed
