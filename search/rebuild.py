"""A new index beside the old one, then the swap."""

from collections.abc import Callable

from .document import public_pages
from .engines.fts5 import Fts5Engine
from .engines.fts5_schema import current_version
from .indexing import Drained, drain, refresh
from .models import IndexRecord
from .registry import embedded, index_name

Progress = Callable[[int, int], None]


def rebuild(progress: Progress = lambda done, total: None) -> Drained:
    """Build the embedded index anew; readers keep the old one until the new one is whole.

    The new index is entered in the outbox first, so that whatever changes meanwhile waits for it.
    A rebuild that fails leaves nothing behind; one that is killed leaves a file that the next
    one removes.
    """
    live = embedded()
    live.connections.directory.mkdir(parents=True, exist_ok=True)
    live.connections.clean()
    path = live.connections.create()
    new = Fts5Engine(live.connections.directory, path)
    record = IndexRecord.objects.create(name=index_name(new))
    try:
        drained = fill(new, progress)
        drain(new, record.name)
        new.optimize()
        live.connections.point_to(path)
    except BaseException:
        record.delete()
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink(missing_ok=True)
        raise
    host = record.name.rsplit("/", 1)[0]
    IndexRecord.objects.filter(name__startswith=f"{host}/").exclude(pk=record.pk).delete()
    # What was saved between the last look and the swap.
    drain(live, record.name)
    return drained


def fill(engine: Fts5Engine, progress: Progress) -> Drained:
    drained = Drained()
    numbers = list(public_pages().order_by("path").values_list("pk", flat=True))
    for done, number in enumerate(numbers, start=1):
        refresh(engine, number, drained)
        progress(done, len(numbers))
    return drained


def needs_rebuild() -> bool:
    """Whether there is no index, or one made by another analyser or in another format."""
    return embedded().version() != current_version()
