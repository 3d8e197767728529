"""A circuit breaker: who has just failed is left alone for a while, then tried by one caller."""

import threading
import time
from collections.abc import Callable

import structlog

log = structlog.get_logger("search.breaker")

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0


class CircuitBreaker:
    """Closed: all may pass. Open: nobody, until the pause is over. Then one may try (half open):
    success closes it, failure doubles the pause. One failure opens it, for the other way is as
    good."""

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic):
        self.name = name
        self.reason = ""
        self._clock = clock
        self._lock = threading.Lock()
        self._pause = _FIRST_PAUSE
        self._next_try = 0.0

    @property
    def is_open(self) -> bool:
        return bool(self.reason)

    def may_pass(self) -> bool:
        with self._lock:
            if not self.reason:
                return True
            if self._clock() < self._next_try:
                return False
            # This caller tries; the others wait for what comes of it.
            self._next_try = self._clock() + self._pause
            return True

    def succeeded(self) -> bool:
        """Whether that closed the breaker."""
        with self._lock:
            closed, self.reason, self._pause = bool(self.reason), "", _FIRST_PAUSE
        if closed:
            log.warning("answers again", engine=self.name)
        return closed

    def failed(self, reason: str) -> None:
        with self._lock:
            news = not self.reason
            self._pause = _FIRST_PAUSE if news else min(2 * self._pause, _LONGEST_PAUSE)
            self.reason = reason or "it failed"
            self._next_try = self._clock() + self._pause
        if news:
            log.error("does not answer; the embedded index does", engine=self.name, reason=reason)
