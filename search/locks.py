"""One at a time, over processes and hosts: PostgreSQL's advisory locks, or a file beside SQLite."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from django.db import Error, connection

from .engines.base import EngineUnavailableError

_PAUSE = 0.05


@contextmanager
def alone(name: str, folder: Path, wait: float = 10.0) -> Iterator[None]:
    """Hold the lock of this name; EngineUnavailableError when another does for `wait` seconds."""
    lock = advisory if connection.vendor == "postgresql" else beside
    deadline = time.monotonic() + wait
    with lock(name, folder) as taken:
        while not taken():
            if time.monotonic() > deadline:
                raise EngineUnavailableError(f"somebody else is at work on {name}")
            time.sleep(_PAUSE)
        yield


@contextmanager
def advisory(name: str, _folder: Path):
    """A lock of this session, not of a transaction: a rebuild outlasts what a transaction should.

    It ends with the connection, so that a process which is killed leaves nothing locked.
    """
    number = int.from_bytes(blake2b(f"search/{name}".encode(), digest_size=8).digest(), signed=True)
    held = []

    def taken() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
            if cursor.fetchone()[0]:
                held.append(number)
        return bool(held)

    try:
        yield taken
    finally:
        # A connection that is broken has let go of it already.
        with suppress(Error):
            if held:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


@contextmanager
def beside(name: str, folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name.replace('/', '-')}.lock").open("w") as file:

        def taken() -> bool:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        yield taken
