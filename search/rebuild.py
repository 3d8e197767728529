"""A new index beside the old one, then the swap; the same for every engine."""

from collections.abc import Callable

import structlog

from .document import public_pages
from .engines.base import Engine, EngineUnavailableError
from .indexing import Drained, acknowledge, drain, drain_into, pending, refresh
from .locks import alone
from .models import IndexRecord
from .registry import directory, embedded, engines

log = structlog.get_logger("search.rebuild")

Progress = Callable[[int, int], None]


def rebuild(progress: Progress = lambda done, total: None, engine: Engine | None = None) -> Drained:
    """Build an index anew (the embedded one unless another is named).

    Readers keep the old one until the new one is whole. The new index is entered in the outbox
    first, so that whatever changes meanwhile waits for it; what has changed before is in the pages
    as they are read now. A rebuild that fails leaves nothing behind; what one that is killed
    leaves, the next one removes.
    """
    live = engine or embedded()
    with alone(f"rebuild/{live.family}", directory(), wait=0):
        new = live.new()
        record = IndexRecord.objects.create(name=new.identity())
        try:
            acknowledge(record, pending(record).values_list("pk", flat=True))
            drained = fill(new, progress)
            drain(new, record.name)
            new.finish()
            live.replace_with(new)
        except BaseException:
            record.delete()
            try:
                new.discard()
            except EngineUnavailableError as error:
                log.warning("the next rebuild removes it", index=record.name, reason=str(error))
            raise
        forget_others(live, record)
    # What was saved between the last look and the swap.
    drain(live, record.name)
    return drained


def forget_others(engine: Engine, record: IndexRecord) -> None:
    IndexRecord.objects.filter(name__startswith=engine.family).exclude(pk=record.pk).delete()


def fill(engine: Engine, progress: Progress) -> Drained:
    drained = Drained()
    numbers = list(public_pages().order_by("path").values_list("pk", flat=True))
    refresh(engine, numbers, drained, lambda done: progress(done, len(numbers)))
    return drained


def needs_rebuild(engine: Engine) -> bool:
    """Whether there is no index, one begun empty, or one made by another analyser or format."""
    if engine.version() != engine.wanted_version() or not engine.whole():
        return True
    return not IndexRecord.objects.filter(name=engine.identity()).exists()


def keep_in_step() -> dict[str, Drained | None]:
    """For whatever runs now and then: rebuild what cannot be caught up, and drain the rest.

    None for an engine that does not answer.
    """
    return {engine.name: in_step(engine) for engine in engines()}


def in_step(engine: Engine) -> Drained | None:
    try:
        if engine is embedded():
            embedded().ensure()
        if needs_rebuild(engine):
            return rebuild(engine=engine)
    except EngineUnavailableError as error:
        log.warning("changes wait", engine=engine.name, reason=str(error))
        return None
    return drain_into(engine)
