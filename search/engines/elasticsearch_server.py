"""Asking an Elasticsearch server, in bounded time; whatever goes wrong has one name."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.helpers import BulkIndexError

from .base import EngineUnavailableError

Answer = TypeVar("Answer")

_AT_ONCE = 16


@dataclass(frozen=True)
class Access:
    """Where a server is and how to speak to it. `urls` may carry a user and a password."""

    urls: tuple[str, ...]
    index: str
    api_key: str = ""
    ca_certs: str = ""
    fingerprint: str = ""
    client_cert: str = ""
    client_key: str = ""
    write_timeout: float = 30.0

    def client(self) -> Elasticsearch:
        given = {
            "api_key": self.api_key,
            "ca_certs": self.ca_certs,
            "ssl_assert_fingerprint": self.fingerprint,
            "client_cert": self.client_cert,
            "client_key": self.client_key,
        }
        return Elasticsearch(
            list(self.urls),
            request_timeout=self.write_timeout,
            # Who asks decides what to do next; a reader has no time for a second try.
            max_retries=0,
            retry_on_timeout=False,
            connections_per_node=_AT_ONCE,
            **{name: value for name, value in given.items() if value},
        )


class Server:
    """One client for a process; connections are made when they are needed."""

    def __init__(self, access: Access):
        self.access = access
        self._local = threading.local()

    @cached_property
    def client(self) -> Elasticsearch:
        return self.access.client()

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="elasticsearch")

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """All that this thread asks inside has these seconds together."""
        self._local.deadline = time.monotonic() + seconds
        try:
            yield
        finally:
            self._local.deadline = None

    def ask(self, call: Callable[[Elasticsearch], Answer]) -> Answer:
        """What `call` gets from the client, or EngineUnavailableError."""
        deadline = getattr(self._local, "deadline", None)
        if deadline is None:
            return guarded(call, self.client)
        left = deadline - time.monotonic()
        if left <= 0:
            raise EngineUnavailableError("Elasticsearch did not answer in time")
        # The client's own limit is one for each step, so that a server which sends a byte now and
        # then, or a name that is not resolved, could hold a reader for as long as it likes.
        waiting = self._threads.submit(guarded, call, self.client.options(request_timeout=left))
        try:
            return waiting.result(left)
        except TimeoutError:
            waiting.cancel()
            raise EngineUnavailableError("Elasticsearch did not answer in time") from None


def guarded(call: Callable[[Elasticsearch], Answer], client: Elasticsearch) -> Answer:
    try:
        return call(client)
    except (ApiError, TransportError, BulkIndexError) as error:
        raise EngineUnavailableError(f"Elasticsearch: {told(error)}") from error


def told(error: Exception) -> str:
    """In one line, without what was searched for or written."""
    if isinstance(error, ApiError):
        return f"{error.status_code} {error.error}"[:200]
    if isinstance(error, BulkIndexError):
        reasons = {row.get("error", {}).get("type", "") for row in failures(error)}
        return f"{len(error.errors)} documents were refused ({', '.join(sorted(reasons))[:100]})"
    return f"{type(error).__name__}: {error}"[:200]


def failures(error: BulkIndexError) -> Iterator[dict]:
    for item in error.errors:
        for row in item.values():
            if isinstance(row.get("error"), dict):
                yield row
