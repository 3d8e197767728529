"""Which indexes this host has: the embedded one always, a server's where one is configured."""

import socket
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path

from django.conf import settings

from .engines.base import Engine
from .engines.elasticsearch import ElasticsearchEngine
from .engines.elasticsearch_server import Access, Server
from .engines.fts5 import Fts5Engine
from .locks import alone


def directory() -> Path:
    return Path(settings.SEARCH_DIR)


@cache
def _embedded(place: Path) -> Fts5Engine:
    return Fts5Engine(place, host=socket.gethostname())


def embedded() -> Fts5Engine:
    return _embedded(directory())


@cache
def _server(access: Access) -> ElasticsearchEngine:
    return ElasticsearchEngine(Server(access), lock=one_writer)


def one_writer(name: str) -> AbstractContextManager[None]:
    return alone(name, directory())


def server() -> ElasticsearchEngine | None:
    """The engine of the configured Elasticsearch, if there is one."""
    access = access_configured()
    return _server(access) if access else None


def access_configured() -> Access | None:
    if not settings.ELASTICSEARCH_URL:
        return None
    return Access(
        urls=tuple(settings.ELASTICSEARCH_URL),
        index=settings.ELASTICSEARCH_INDEX,
        api_key=settings.ELASTICSEARCH_API_KEY,
        ca_certs=settings.ELASTICSEARCH_CA_CERTS,
        fingerprint=settings.ELASTICSEARCH_CERT_FINGERPRINT,
        client_cert=settings.ELASTICSEARCH_CLIENT_CERT,
        client_key=settings.ELASTICSEARCH_CLIENT_KEY,
        write_timeout=settings.ELASTICSEARCH_WRITE_TIMEOUT,
    )


def engines() -> list[Engine]:
    """Every index that this host keeps in step with the database."""
    remote = server()
    return [embedded(), remote] if remote else [embedded()]


def engine_named(name: str) -> Engine:
    """KeyError for one that this host does not have."""
    return {engine.name: engine for engine in engines()}[name]


def index_name(engine: Engine) -> str:
    """The name under which an index acknowledges: each host has an embedded one of its own."""
    return engine.identity()
