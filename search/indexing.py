"""Taking changes into an index: re-read what they point at, write what differs, acknowledge."""

import datetime
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import structlog
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from .document import Document, documents_of, public_pages
from .engines.base import Engine, EngineUnavailableError
from .entry import entry
from .models import Acknowledgement, Change, IndexRecord
from .registry import embedded, engines, index_name

log = structlog.get_logger("search.indexing")

Item = TypeVar("Item")

# An index that has not been heard of for this long (a host that is gone) holds nothing back.
FORGOTTEN_AFTER = datetime.timedelta(days=30)
_BATCH = 500
_TOGETHER = 10
# A writer holds the index, and the memory for what it writes, for so many pages.
_PAGES_AT_ONCE = 50


@dataclass
class Drained:
    """Changes taken in, documents written and removed, and changes still waiting."""

    changes: int = 0
    written: int = 0
    removed: int = 0
    waiting: int = 0


def pending(index: IndexRecord):
    return Change.objects.exclude(acknowledgements__index=index)


def oldest_pending(name: str) -> tuple[bool, datetime.datetime | None]:
    """Whether there is an index of this name, and since when a change waits for it."""
    index = IndexRecord.objects.filter(name=name).first()
    if index is None:
        return False, None
    waiting = pending(index).order_by("created_at").values_list("created_at", flat=True)
    return True, waiting.first()


def drain_all(budget: float | None = None) -> dict[str, Drained]:
    """Drain into every index that this host writes to; one that does not answer is left."""
    drained = {engine.name: drain_into(engine, budget) for engine in engines()}
    return {name: one for name, one in drained.items() if one is not None}


def drain_into(engine: Engine, budget: float | None = None) -> Drained | None:
    """None where the engine does not answer; it takes its changes in another time."""
    try:
        if engine is embedded():
            embedded().ensure()
        return drain(engine, index_name(engine), budget)
    except EngineUnavailableError as error:
        log.warning("changes wait", engine=engine.name, reason=str(error))
        return None


def drain(engine: Engine, name: str, budget: float | None = None) -> Drained:
    """Take in what waits for one index, within `budget` seconds if given.

    Draining twice changes nothing: documents that are the same are not written again.
    """
    started = time.monotonic()
    drained = Drained()
    index, _made = IndexRecord.objects.get_or_create(name=name)
    # Time alone writes no change.
    refresh(engine, engine.expired(timezone.now().isoformat()), drained)
    while True:
        rows = list(pending(index).order_by("id").values_list("id", "target")[:_BATCH])
        targets: dict[str, list[int]] = {}
        for number, target in rows:
            targets.setdefault(target, []).append(number)
        for group in grouped(targets):
            if budget is not None and time.monotonic() - started > budget:
                drained.waiting = pending(index).count()
                return drained
            take_in(engine, group, drained)
            numbers = [number for target in group for number in targets[target]]
            acknowledge(index, numbers)
            drained.changes += len(numbers)
        if len(rows) < _BATCH:
            purge()
            return drained


def ORDER(target: str) -> int:  # noqa: N802 - reads as the constant that it is
    """What takes something away from readers goes before what may take long."""
    return {"page": 0, "tree": 1, "records": 2, "pages": 3}[target.split("/", maxsplit=1)[0]]


def acknowledge(index: IndexRecord, changes: Iterable[int]) -> None:
    rows = [Acknowledgement(change_id=number, index=index) for number in changes]
    Acknowledgement.objects.bulk_create(rows, ignore_conflicts=True)
    IndexRecord.objects.filter(pk=index.pk).update(seen_at=timezone.now())


def purge() -> None:
    """Remove changes that every index has taken in."""
    IndexRecord.objects.filter(seen_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()
    done = Change.objects.all()
    for index in IndexRecord.objects.all():
        done = done.filter(pk__in=index.acknowledgements.values("change_id"))
    Change.objects.filter(pk__in=list(done.values_list("pk", flat=True)[:10_000])).delete()


def grouped(targets: Iterable[str]) -> Iterator[list[str]]:
    """In order; single pages by ten, which cost as many queries as one."""
    ordered = sorted(targets, key=ORDER)
    pages = [target for target in ordered if not ORDER(target)]
    yield from in_chunks(pages, _TOGETHER)
    for target in ordered[len(pages) :]:
        yield [target]


def take_in(engine: Engine, group: list[str], drained: Drained) -> None:
    kind, _slash, number = group[0].partition("/")
    if kind == "page":
        numbers = [int(target.partition("/")[2]) for target in group]
        pages_and_maybe_below(engine, numbers, drained)
    elif kind == "tree":
        tree(engine, int(number), drained)
    elif kind == "records":
        refresh(engine, hosts(), drained)
    else:
        everything(engine, drained)


def pages_and_maybe_below(engine: Engine, numbers: list[int], drained: Drained) -> None:
    """A new address or title, or a page coming or going, concerns all that lies below it too.

    Of a page that is not for readers the index knows neither; those below it may be.
    """
    before = heads(engine, numbers)
    refresh(engine, numbers, drained)
    after = heads(engine, numbers)
    hidden = set(numbers) - before.keys() - after.keys()
    above = set(Page.objects.filter(pk__in=hidden, numchild__gt=0).values_list("pk", flat=True))
    for number in numbers:
        if number in above or before.get(number) != after.get(number):
            tree(engine, number, drained)


def heads(engine: Engine, numbers: list[int]) -> dict[int, tuple[str, str]]:
    """Title and address of those of the pages that the index has."""
    stored = engine.stored([f"{number}/" for number in numbers])
    return {int(uid.rstrip("/")): (of["title"], of["url"]) for uid, of in stored.items()}


def tree(engine: Engine, number: int, drained: Drained) -> None:
    page = Page.objects.filter(pk=number).first()
    if page is None:
        refresh(engine, [number], drained)
        return
    below = page.get_descendants(inclusive=True).values_list("pk", flat=True)
    refresh(engine, below, drained)


def everything(engine: Engine, drained: Drained) -> None:
    """Every page that there is, and every one that the index still has."""
    numbers = set(public_pages().values_list("pk", flat=True))
    numbers |= {int(uid.split("/")[0]) for uid in engine.digests()}
    refresh(engine, sorted(numbers), drained)


def hosts() -> list[int]:
    """Pages that host reference records."""
    return [
        page.pk
        for page in public_pages().only("pk", "content_type_id", "path")
        if "search_records" in vars(page.specific_class)
        or "search_content" in vars(page.specific_class)
    ]


def refresh(
    engine: Engine,
    numbers: Iterable[int],
    drained: Drained,
    told: Callable[[int], None] = lambda done: None,
) -> None:
    """Make the index agree with the database about some pages, a few in each writing.

    Pages are read while this writer alone holds the index, so that a slower writer cannot put an
    older state over a newer one. `told` hears how many are done.
    """
    done = 0
    for chunk in in_chunks(numbers):
        with engine.writing():
            old = engine.digests(chunk)
            new = present(chunk)
            entries = [entry(new[uid]) for uid in new if old.get(uid) != new[uid].digest()]
            gone = [uid for uid in old if uid not in new]
            if entries or gone:
                engine.update(entries, gone)
        drained.written += len(entries)
        drained.removed += len(gone)
        done += len(chunk)
        told(done)


def in_chunks(items: Iterable[Item], size: int = _PAGES_AT_ONCE) -> Iterator[list[Item]]:
    waiting = list(items)
    for start in range(0, len(waiting), size):
        yield waiting[start : start + size]


def present(numbers: list[int]) -> dict[str, Document]:
    """uid → document for those of the pages that readers may open."""
    with transaction.atomic():
        pages = public_pages().filter(pk__in=numbers).order_by("path").specific()
        return {document.uid: document for page in pages for document in documents_of(page)}
