"""Write down between requests what was counted in them, from a thread of its own.

What a process that is killed had not written is lost: no count is worth a write in a request.
"""

import atexit
import threading
import time
from collections.abc import Callable

import structlog
from django.db import close_old_connections

log = structlog.get_logger("portal.afterwards")


class Afterwards:
    """Calls `write` every `seconds()`, and when the process ends; never where that is 0."""

    def __init__(self, name: str, seconds: Callable[[], int], write: Callable[[], None]):
        self.name = name
        self.seconds = seconds
        self.write = write
        self.thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def start(self) -> None:
        """The thread, where this process does not have it; it is not copied when a server forks."""
        if not self.seconds():
            return
        with self._starting:
            if self.thread is None or not self.thread.is_alive():
                self.thread = threading.Thread(target=self.run, name=self.name, daemon=True)
                self.thread.start()
                atexit.register(self.write_safely)

    def run(self) -> None:
        while True:
            time.sleep(self.seconds())
            self.write_safely()

    def write_safely(self) -> None:
        close_old_connections()
        try:
            self.write()
        # The next round finds the rest, and the thread has to live for it.
        except Exception:
            log.exception("what was counted could not be written", thread=self.name)
        finally:
            close_old_connections()
