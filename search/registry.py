"""Which indexes this host has: the embedded one always, a server's where one is configured."""

import socket
from functools import cache
from pathlib import Path

from django.conf import settings

from .engines.base import Engine
from .engines.fts5 import Fts5Engine


def directory() -> Path:
    return Path(getattr(settings, "SEARCH_DIR", None) or Path(settings.VAR) / "search")


@cache
def _embedded(place: Path) -> Fts5Engine:
    return Fts5Engine(place)


def embedded() -> Fts5Engine:
    return _embedded(directory())


def engines() -> list[Engine]:
    """Every index that this host keeps in step with the database."""
    return [embedded()]


def index_name(engine: Engine) -> str:
    """The name under which an index acknowledges: each host has an embedded one of its own."""
    if isinstance(engine, Fts5Engine):
        path = engine.path or engine.connections.current()
        return f"fts5/{socket.gethostname()}/{path.stem if path else 'none'}"
    return engine.name
