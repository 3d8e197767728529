"""What the commands say; each yields lines."""

from collections.abc import Iterator

from .document import public_pages
from .engines.fts5_schema import current_version
from .indexing import pending, present
from .models import Change, IndexRecord
from .registry import engines, index_name
from .service import Request, search


def status() -> Iterator[str]:
    """Engines, versions, size and lag."""
    for engine in engines():
        version = engine.version()
        state = "current" if version == current_version() else "needs a rebuild"
        yield f"{engine.name}: version {version or 'none'} ({state})"
        if version:
            yield f"  documents: {len(engine.digests())}"
        record = IndexRecord.objects.filter(name=index_name(engine)).first()
        waiting = pending(record) if record else Change.objects.all()
        oldest = waiting.order_by("created_at").first()
        yield f"  changes waiting: {waiting.count()}"
        if oldest:
            yield f"  oldest of them: {oldest.created_at:%Y-%m-%d %H:%M:%S}"
    for record in IndexRecord.objects.order_by("name"):
        yield f"index {record.name}, last seen {record.seen_at:%Y-%m-%d %H:%M}"


def check() -> Iterator[str]:
    """Differences between each index and the database, one a line."""
    wanted = {}
    for number in public_pages().values_list("pk", flat=True):
        wanted.update(present(number))
    for engine in engines():
        if engine.version() != current_version():
            yield f"{engine.name}: was built by another version; run manage.py search rebuild"
        held = engine.digests()
        for uid in sorted(wanted.keys() - held.keys()):
            yield f"{engine.name}: missing {uid} ({wanted[uid].title})"
        for uid in sorted(held.keys() - wanted.keys()):
            yield f"{engine.name}: should not be there: {uid}"
        for uid in sorted(wanted.keys() & held.keys()):
            if wanted[uid].digest() != held[uid]:
                yield f"{engine.name}: out of date: {uid} ({wanted[uid].title})"


def explain(query: str, locale: str) -> Iterator[str]:
    """The plan, and what each of the first hits gets its score from."""
    found = search(Request(query=query, locale=locale))
    yield from found.plan.lines()
    for number, result in enumerate(found.results, start=1):
        yield f"{number}. {result.score:.3f} {result.key} [{result.locale}] {result.title}"
        for reason in result.reasons:
            yield f"     {reason}"
