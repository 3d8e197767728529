"""The embedded engine: SQLite's FTS5 in a file of its own, always there."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from linguistics.text import fold
from search.entry import Entry
from search.forward import FIELDS, Forward

from .base import WEIGHTY, Candidate, Completion, EngineUnavailableError, Statistics
from .fts5_schema import Connections, current_version
from .words import best_spellings

_COLUMNS = "uid, key, locale, kind, date, expires, facets, forward"
# A MATCH is a tree with a bounded depth, and a query of hundreds of words means its first ones.
_MOST_TERMS = 200
_MOST_FREQUENCIES = 100_000


class Fts5Engine:
    """`path` is one index file; without it, the one that the directory's pointer names.

    Each host has files of its own, and takes changes in for itself.
    """

    name = "fts5"

    def __init__(self, directory: Path, path: Path | None = None, host: str = "localhost"):
        self.connections = Connections(directory)
        self.path = path
        self.host = host
        self._held: dict[str, tuple[tuple[Path | None, int], Any]] = {}

    # Connection and generations

    @property
    def _db(self) -> sqlite3.Connection:
        path = self.path or self.connections.current()
        if path is None or not path.exists():
            raise EngineUnavailableError(
                "there is no search index yet; run manage.py search rebuild"
            )
        return self.connections.open(path)

    def _meta(self, name: str) -> Any:
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def _cached(self, name: str, compute: Any) -> Any:
        """A value that holds until the index changes."""
        stamp = (self.path or self.connections.current(), self._meta("generation"))
        held = self._held.get(name)
        if held is not None and held[0] == stamp:
            return held[1]
        value = compute()
        self._held[name] = (stamp, value)
        return value

    def version(self) -> str:
        try:
            return str(self._meta("version"))
        except EngineUnavailableError:
            return ""

    @staticmethod
    def wanted_version() -> str:
        return current_version()

    @property
    def family(self) -> str:
        return f"fts5/{self.host}/"

    def identity(self) -> str:
        path = self.path or self.connections.current()
        return f"{self.family}{path.stem if path else 'none'}"

    def whole(self) -> bool:
        return bool(self._meta("whole"))

    # A new index

    def new(self) -> Self:
        self.connections.clean()
        path = self.connections.create()
        return type(self)(self.connections.directory, path, self.host)

    def finish(self) -> None:
        """Merge what was written piece by piece, so that queries read less."""
        self._db.execute("INSERT INTO terms (terms) VALUES ('optimize')")
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('whole', 1)")

    def replace_with(self, new: Self) -> None:
        self.connections.point_to(new.path)

    def discard(self) -> None:
        for file in self.path.parent.glob(f"{self.path.name}*"):
            file.unlink(missing_ok=True)

    # Writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")

    def digests(self, pages: Sequence[int] | None = None) -> dict[str, str]:
        if pages is None:
            return dict(self._db.execute("SELECT uid, digest FROM documents"))
        marks = ", ".join("?" * len(pages))
        asked = f"SELECT uid, digest FROM documents WHERE page IN ({marks})"  # noqa: S608
        return dict(self._db.execute(asked, list(pages)))

    def expired(self, now: str) -> set[int]:
        rows = self._db.execute(
            "SELECT DISTINCT page FROM documents WHERE expires != '' AND expires <= ?", (now,)
        )
        return {page for (page,) in rows}

    def update(self, entries: Iterable[Entry], gone: Iterable[str]) -> None:
        changed = False
        for uid in gone:
            self._delete(uid)
            changed = True
        for entry in entries:
            self._delete(entry.document.uid)
            self._insert(entry)
            changed = True
        if changed:
            self._db.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")

    def ensure(self) -> None:
        """Make an empty index where there is none, for the outbox to fill."""
        if self.path is None and self.connections.current() is None:
            self.connections.point_to(self.connections.create())

    def _delete(self, uid: str) -> None:
        row = self._db.execute("SELECT id FROM documents WHERE uid = ?", (uid,)).fetchone()
        if row:
            self._db.execute("DELETE FROM terms WHERE rowid = ?", row)
            self._db.execute("DELETE FROM suggestions WHERE document = ?", row)
            self._db.execute("DELETE FROM documents WHERE id = ?", row)

    def _insert(self, entry: Entry) -> None:
        document = entry.document
        values = {
            "uid": document.uid,
            "page": document.page,
            "key": document.key,
            "locale": document.locale,
            "kind": document.kind,
            "date": document.date,
            "expires": document.expires,
            "facets": json.dumps(document.facets),
            "digest": document.digest(),
            "stored": json.dumps(entry.stored, ensure_ascii=False),
            "forward": entry.forward,
        }
        lengths = Forward(entry.forward).lengths
        values |= {f"length_{name}": n for name, n in zip(FIELDS, lengths, strict=True)}
        cursor = self._db.execute(
            f"INSERT INTO documents ({', '.join(values)}) "  # noqa: S608 - names of our own
            f"VALUES ({', '.join('?' * len(values))})",
            list(values.values()),
        )
        number = cursor.lastrowid
        texts = [" ".join(found) for found in (entry.weighty, entry.plain, entry.facets)]
        self._db.execute(
            "INSERT INTO terms (rowid, weighty, plain, facets) VALUES (?, ?, ?, ?)",
            (number, *texts),
        )
        self._db.executemany(
            "INSERT INTO suggestions VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (number, document.expires, document.locale, *each, fold(each[0]) == fold(each[1]))
                for each in entry.suggestions
            ],
        )

    # Reading

    def candidates(
        self, terms: Sequence[str], filters: Sequence[str], excluded: Sequence[str], limit: int
    ) -> list[Candidate]:
        if not terms:
            return []
        match = f"({any_of(terms[:_MOST_TERMS])})"
        for term in filters:
            match = f'{match} AND "{term}"'
        if excluded:
            match = f"({match}) NOT ({any_of(excluded[:_MOST_TERMS])})"
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM documents WHERE id IN (SELECT rowid FROM terms "  # noqa: S608
            f"WHERE terms MATCH ? ORDER BY bm25(terms, {WEIGHTY}, 1.0, 0.0), rowid LIMIT ?)",
            (match, limit),
        )
        return [candidate(row) for row in rows]

    def versions(self, keys: Sequence[str], now: str) -> dict[str, dict[str, str]]:
        marks = ", ".join("?" * len(keys))
        rows = self._db.execute(
            f"SELECT key, locale, uid FROM documents WHERE key IN ({marks}) "  # noqa: S608
            "AND (expires = '' OR expires > ?) ORDER BY uid",
            [*keys, now],
        )
        found: dict[str, dict[str, str]] = {}
        for key, locale, uid in rows:
            found.setdefault(key, {})[locale] = uid
        return found

    def statistics(self, terms: Sequence[str]) -> Statistics:
        count, means = self._cached("statistics", self._collection)
        known = self._cached("frequencies", dict)
        if len(known) > _MOST_FREQUENCIES:
            known.clear()
        db = self._db
        for term in terms:
            if term not in known:
                row = db.execute("SELECT doc FROM vocabulary WHERE term = ?", (term,)).fetchone()
                known[term] = row[0] if row else 0
        return Statistics(count, means, {term: known[term] for term in terms})

    def _collection(self) -> tuple[int, list[float]]:
        means = ", ".join(f"coalesce(avg(length_{name}), 0)" for name in FIELDS)
        count, *found = self._db.execute(
            f"SELECT count(*), {means} FROM documents"  # noqa: S608 - names of our own
        ).fetchone()
        return count, [max(1.0, mean) for mean in found]

    def stored(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
        marks = ", ".join("?" * len(uids))
        rows = self._db.execute(
            f"SELECT uid, stored FROM documents WHERE uid IN ({marks})",  # noqa: S608 - marks only
            list(uids),
        )
        return {uid: json.loads(stored) for uid, stored in rows}

    def vocabulary(self) -> Mapping[str, str]:
        return self._cached("vocabulary", self._words)

    def _words(self) -> dict[str, str]:
        between = "SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?"
        written = self._db.execute(between, ("e", "f")).fetchall()
        return best_spellings([*written, *self._db.execute(between, ("x", "y"))])

    def complete(self, begins: str, locale: str, limit: int, now: str) -> list[Completion]:
        # Two letters begin a word of thousands of texts. Those that begin with them as a whole come
        # first, and are mostly enough.
        rows = self._begin(begins, locale, limit, now, "1")
        if len(rows) < limit:
            rows = self._begin(begins, locale, limit, now, "0, 1")
        return [
            Completion(shown, url, kind, key, code, bool(first), source)
            for shown, first, source, key, kind, code, url in rows
        ]

    def _begin(self, begins: str, locale: str, limit: int, now: str, first: str) -> list[Any]:
        return self._db.execute(
            "SELECT s.shown, s.first, s.source, d.key, d.kind, d.locale, "  # noqa: S608 - own words
            "json_extract(d.stored, '$.url') "
            "FROM (SELECT shown, max(first) AS first, source, min(document) AS document "
            f"FROM suggestions WHERE locale = ? AND first IN ({first}) "
            "AND begins >= ? AND begins < ? AND (expires = '' OR expires > ?) "
            "GROUP BY shown, source, iif(source = 'heading', 0, document) "
            "HAVING source != 'heading' OR count(DISTINCT document) > 1 "
            "ORDER BY 2 DESC, length(shown), shown, 4 LIMIT ?) s "
            "JOIN documents d ON d.id = s.document "
            "ORDER BY s.first DESC, length(s.shown), s.shown, d.id",
            (locale, begins, begins + "\U0010ffff", now, limit),
        ).fetchall()


def any_of(terms: Sequence[str]) -> str:
    """Terms have only letters and digits; quotes keep OR and NOT from being operators."""
    return " OR ".join(f'"{term}"' for term in terms)


def candidate(row: Sequence[Any]) -> Candidate:
    uid, key, locale, kind, date, expires, facets, forward = row
    return Candidate(uid, key, locale, kind, date, expires, read_facets(facets), forward)


@lru_cache(maxsize=4096)
def read_facets(stored: str) -> Mapping[str, Sequence[str]]:
    """Many documents have the same ones."""
    return json.loads(stored)
