"""What the commands say; each yields lines."""

from collections.abc import Iterator, Mapping

from .document import Document, public_pages
from .engines.base import Engine, EngineUnavailableError
from .indexing import in_chunks, pending, present
from .models import Change, IndexRecord
from .reading import lag, standing
from .rebuild import needs_rebuild
from .registry import engines, server
from .service import Request, search, search_with


def status() -> Iterator[str]:
    """Which engine answers; of each, version, size and lag."""
    yield f"readers are answered by {standing()}"
    for engine in engines():
        try:
            yield from engine_status(engine)
        except EngineUnavailableError as error:
            yield f"{engine.name}: {error}"
    for record in IndexRecord.objects.order_by("name"):
        yield f"index {record.name}, last seen {record.seen_at:%Y-%m-%d %H:%M}"


def engine_status(engine: Engine) -> Iterator[str]:
    version = engine.version()
    state = "needs a rebuild" if not version or needs_rebuild(engine) else "current"
    yield f"{engine.name}: version {version or 'none'} ({state})"
    if not version:
        return
    yield f"  documents: {len(engine.digests())}"
    record = IndexRecord.objects.filter(name=engine.identity()).first()
    waiting = pending(record) if record else Change.objects.all()
    oldest = waiting.order_by("created_at").first()
    yield f"  changes waiting: {waiting.count()}"
    if oldest:
        yield f"  oldest of them: {oldest.created_at:%Y-%m-%d %H:%M:%S}"
    remote = server()
    if engine is remote and (why := lag(remote)):
        yield f"  readers do not get it: {why}"


def check() -> Iterator[str]:
    """Differences between each index and the database, one a line."""
    wanted: dict[str, Document] = {}
    for chunk in in_chunks(public_pages().values_list("pk", flat=True)):
        wanted.update(present(chunk))
    for engine in engines():
        try:
            yield from differences(engine, wanted)
        except EngineUnavailableError as error:
            yield f"{engine.name}: {error}"


def differences(engine: Engine, wanted: Mapping[str, Document]) -> Iterator[str]:
    version = engine.version()
    if version != engine.wanted_version():
        built = "was built by another version" if version else "has no index"
        yield f"{engine.name}: {built}; run manage.py search rebuild"
    if not version:
        return
    held = engine.digests()
    for uid in sorted(wanted.keys() - held.keys()):
        yield f"{engine.name}: missing {uid} ({wanted[uid].title})"
    for uid in sorted(held.keys() - wanted.keys()):
        yield f"{engine.name}: should not be there: {uid}"
    for uid in sorted(wanted.keys() & held.keys()):
        if wanted[uid].digest() != held[uid]:
            yield f"{engine.name}: out of date: {uid} ({wanted[uid].title})"


def explain(query: str, locale: str, engine: Engine | None = None) -> Iterator[str]:
    """The plan, and what each of the first hits gets its score from."""
    request = Request(query=query, locale=locale)
    found = search_with(engine, request) if engine else search(request)
    yield f"answered by {found.engine}: {found.total} results"
    yield from found.plan.lines()
    for number, result in enumerate(found.results, start=1):
        yield f"{number}. {result.score:.3f} {result.key} [{result.locale}] {result.title}"
        yield f"     covers {result.coverage:.0%} of the query"
        for reason in result.reasons:
            yield f"     {reason}"
