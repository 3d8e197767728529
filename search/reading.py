"""Which engine answers a reader: the server where it is fit, otherwise the embedded index."""

import datetime
import time
from collections.abc import Callable
from functools import cache
from typing import TypeVar

import structlog
from django.conf import settings
from django.utils import timezone

from .behind import catch_up_soon
from .breaker import CircuitBreaker
from .engines.base import Engine, EngineUnavailableError
from .engines.elasticsearch import ElasticsearchEngine
from .indexing import oldest_pending
from .registry import embedded, server

log = structlog.get_logger("search.reading")

Answer = TypeVar("Answer")

# A server that lacks a change older than this is behind, and the embedded index answers.
MOST_BEHIND = datetime.timedelta(seconds=5)
_LOOKED_AT_FOR = 1.0


@cache
def breaker() -> CircuitBreaker:
    return CircuitBreaker(ElasticsearchEngine.name)


def answering(ask: Callable[[Engine], Answer]) -> Answer:
    """What an engine says: the server's within its time, else the embedded index's.

    Before the first rebuild the embedded index is empty, not an error.
    """
    remote = server()
    if remote is not None and breaker().may_pass():
        try:
            with remote.server.within(settings.ELASTICSEARCH_TIMEOUT):
                if in_step(remote):
                    answer = ask(remote)
                    succeeded()
                    return answer
                succeeded()
        except EngineUnavailableError as error:
            breaker().failed(str(error))
        # Whatever a server says that nobody foresaw: the same question to the embedded index
        # shows whether the fault is ours.
        except Exception as error:
            log.exception("the server's answer could not be used")
            breaker().failed(repr(error)[:200])
    engine = embedded()
    engine.ensure()
    return ask(engine)


def succeeded() -> None:
    if breaker().succeeded():
        catch_up_soon()


_looked: dict[str, tuple[float, bool]] = {}


def in_step(remote: ElasticsearchEngine) -> bool:
    """Whether the server has taken in all but the latest changes; looked at once a second."""
    held = _looked.get(remote.indexes.alias)
    if held is not None and time.monotonic() - held[0] < _LOOKED_AT_FOR:
        return held[1]
    fit = not lag(remote)
    _looked[remote.indexes.alias] = (time.monotonic(), fit)
    return fit


def lag(remote: ElasticsearchEngine) -> str:
    """Why the server is not in step with the database; empty where it is."""
    known, oldest = oldest_pending(remote.identity())
    if not known:
        return "its index is not of this database; run manage.py search rebuild"
    if oldest and timezone.now() - oldest > MOST_BEHIND:
        return f"changes since {oldest:%Y-%m-%d %H:%M:%S} UTC wait for it"
    return ""


def standing() -> str:
    """For supervisors: which engine answers readers now, and why it is not the server."""
    remote = server()
    if remote is None:
        return "fts5"
    why = breaker().reason
    if not why or breaker().may_pass():
        try:
            with remote.server.within(settings.ELASTICSEARCH_TIMEOUT):
                why = lag(remote)
            succeeded()
        except EngineUnavailableError as error:
            why = str(error)
            breaker().failed(why)
    return f"fts5 instead of elasticsearch: {why}" if why else "elasticsearch"
