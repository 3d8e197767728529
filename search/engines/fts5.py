"""The embedded engine: SQLite's FTS5 in a file of its own, always there."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from linguistics.text import fold
from search.entry import Entry
from search.forward import FIELDS, Forward

from .base import Candidate, Completion, EngineUnavailableError, Statistics
from .fts5_schema import Connections

_COLUMNS = "uid, key, locale, kind, date, expires, facets, forward"
# A MATCH is a tree with a bounded depth, and a query of hundreds of words means its first ones.
_MOST_TERMS = 200
_MOST_FREQUENCIES = 100_000


class Fts5Engine:
    """`path` is one index file; without it, the one that the directory's pointer names."""

    name = "fts5"

    def __init__(self, directory: Path, path: Path | None = None):
        self.connections = Connections(directory)
        self.path = path
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

    def digests(self, page: int | None = None) -> dict[str, str]:
        if page is None:
            return dict(self._db.execute("SELECT uid, digest FROM documents"))
        return dict(self._db.execute("SELECT uid, digest FROM documents WHERE page = ?", (page,)))

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

    def optimize(self) -> None:
        """Merge what was written piece by piece, so that queries read less."""
        self._db.execute("INSERT INTO terms (terms) VALUES ('optimize')")

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
            "INSERT INTO suggestions VALUES (?, ?, ?, ?, ?, ?)",
            [
                (number, document.locale, begins, shown, fold(begins) == fold(shown), source)
                for begins, shown, source in entry.suggestions
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
            "WHERE terms MATCH ? ORDER BY bm25(terms, 6.0, 1.0, 0.0), rowid LIMIT ?)",
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
        accented: dict[str, Counter] = {}
        between = "SELECT substr(term, 2), doc FROM vocabulary WHERE term >= ? AND term < ?"
        for word, documents in self._db.execute(between, ("e", "f")):
            accented.setdefault(fold(word), Counter())[word] += documents
        words = {}
        for word, documents in self._db.execute(between, ("x", "y")):
            spellings = accented.get(word)
            best = spellings.most_common(1)[0] if spellings else (word, 0)
            words[word] = best[0] if 2 * best[1] >= documents else word
        return words

    def complete(self, begins: str, locale: str, limit: int, now: str) -> list[Completion]:
        rows = self._db.execute(
            "SELECT s.shown, max(s.first) AS first, s.source, d.key, d.kind, d.locale, "
            "json_extract(d.stored, '$.url') "
            "FROM suggestions s JOIN documents d ON d.id = s.document "
            "WHERE s.locale = ? AND s.begins >= ? AND s.begins < ? "
            "AND (d.expires = '' OR d.expires > ?) "
            "GROUP BY s.shown, s.source, iif(s.source = 'heading', 0, d.id) "
            "HAVING s.source != 'heading' OR count(DISTINCT d.id) > 1 "
            "ORDER BY first DESC, length(s.shown), s.shown, d.id LIMIT ?",
            (locale, begins, begins + "\U0010ffff", now, limit),
        )
        return [
            Completion(shown, url, kind, key, code, bool(first), source)
            for shown, first, source, key, kind, code, url in rows
        ]


def any_of(terms: Sequence[str]) -> str:
    """Terms have only letters and digits; quotes keep OR and NOT from being operators."""
    return " OR ".join(f'"{term}"' for term in terms)


def candidate(row: Sequence[Any]) -> Candidate:
    uid, key, locale, kind, date, expires, facets, forward = row
    return Candidate(uid, key, locale, kind, date, expires, json.loads(facets), forward)
