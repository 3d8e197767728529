"""Which engine answers a reader."""

from collections.abc import Callable
from typing import TypeVar

from .engines.base import Engine
from .registry import embedded

Answer = TypeVar("Answer")


def answering(ask: Callable[[Engine], Answer]) -> Answer:
    """What the embedded index says; before the first rebuild it is empty, not an error."""
    engine = embedded()
    engine.ensure()
    return ask(engine)
