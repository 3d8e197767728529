"""Room for deep calls, where Python gives memory back too eagerly.

Python 3.11 and 3.12 keep frames in pieces of 16 KB, and ask the system for a piece, and give it
back, each time that a call crosses from one to the next (https://github.com/python/cpython/issues/142183).
A loop that happens to run at that depth takes a third longer; which one does depends on how many
frames pytest, Django and a template have put below it. A frame that claims a large stack brings a
large piece, in which all that it calls finds room.
"""

from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

# In places for one value, of eight bytes.
ROOM = 1 << 16


def with_room(call: Callable[[], Result]) -> Result:
    """What `call` returns."""
    return call()


with_room.__code__ = with_room.__code__.replace(co_stacksize=ROOM)
