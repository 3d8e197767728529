"""A thread that takes changes in where a request would have to wait for somebody else's server.

Nothing rests on it: what it does not come to is done by the worker, or by `search drain`.
"""

import threading

import structlog
from django.db import close_old_connections

log = structlog.get_logger("search.behind")

_wanted = threading.Event()
_starting = threading.Lock()
_thread: threading.Thread | None = None


def catch_up_soon() -> None:
    """Wake the thread; it lives as long as the process."""
    global _thread  # noqa: PLW0603 - one for a process
    _wanted.set()
    with _starting:
        if _thread is None or not _thread.is_alive():
            _thread = threading.Thread(target=run, name="search-behind", daemon=True)
            _thread.start()


def run() -> None:
    while _wanted.wait():
        _wanted.clear()
        catch_up()


def catch_up() -> None:
    from .indexing import drain_into  # noqa: PLC0415 - indexing's signals lead here
    from .registry import server  # noqa: PLC0415

    remote = server()
    if remote is None:
        return
    close_old_connections()
    try:
        drain_into(remote)
    # The changes are kept, and the thread has to live for the next ones.
    except Exception:
        log.exception("changes wait for the next drain")
    finally:
        close_old_connections()
