"""Which id each block has, so that translations and comments find it again.

wagtail-localize hangs a translation on the ids of the blocks around it (docs/decisions.md). A
block that nobody has named has an id made of where it stands: the id of the block around it, and
its number there. A file therefore needs no ids; it names a block only where its id is another.
"""

import json
import uuid
from typing import Any

NAMESPACE = uuid.UUID("7b0e2f0c-5d0f-4c53-9d0a-6d9f6f3f2a11")
MOST_ITEMS = 500

# What a file says of a block's id: nothing, a UUID, or the number to go on counting from.
Mark = str | int | None


def derived_id(*parts: str | int) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, parts))))


class Numbering:
    """The ids of one list of blocks in order: read from marks, and written as marks.

    An id from elsewhere is written out and does not count; after a gap the number to go on from
    is. So one block put in or taken out costs one mark, however many follow it.
    """

    def __init__(self, scope: str):
        self.scope = scope
        self.next = 0
        self.numbers: dict[str, int] = {}
        self.seen: set[str] = set()

    def read(self, mark: Mark) -> str:
        """The id of the next block. Raises ValueError for a mark that is none, or comes twice."""
        if mark is None or str(mark).isdigit():
            number = self.next if mark is None else int(mark)
            identity = derived_id(self.scope, number)
            self.next = number + 1
        else:
            identity = str(uuid.UUID(str(mark)))
        if identity in self.seen:
            raise ValueError(f"the id {mark} stands twice")
        self.seen.add(identity)
        return identity

    def write(self, identity: str) -> Mark:
        """The mark of the next block; None when reading would give the same id without one."""
        if identity == derived_id(self.scope, self.next):
            self.next += 1
            return None
        if not self.numbers:
            self.numbers = {derived_id(self.scope, n): n for n in range(MOST_ITEMS)}
        number = self.numbers.get(identity)
        if number is None:
            return identity
        self.next = number + 1
        return number


def settle(value: Any, existing: Any, scope: str) -> Any:
    """A decoded value with an id on every block, those of `existing` where they are the same.

    Blocks are the same when the file names the id, or else when their content is equal wherever
    it moved, or else when they are next of their type in order.
    """
    if isinstance(value, list):
        return _settle_list(value, existing if isinstance(existing, list) else [], scope)
    if isinstance(value, dict):
        before = existing if isinstance(existing, dict) else {}
        return {
            name: settle(part, before.get(name), f"{scope}/{name}") for name, part in value.items()
        }
    return value


def _settle_list(items: list[dict], existing: list[dict], scope: str) -> list[dict]:
    numbering = Numbering(scope)
    named = [numbering.read(item["id"]) for item in items]
    matched = _matches(items, named, existing)
    taken = {old["id"] for old in matched.values()}
    settled = []
    for index, item in enumerate(items):
        old = matched.get(index)
        identity = old["id"] if old else named[index]
        if old is None and identity in taken:
            identity = derived_id(identity, index, _content(item))
        taken.add(identity)
        value = settle(item["value"], old["value"] if old else None, identity)
        settled.append({**item, "value": value, "id": identity})
    return settled


def _matches(items: list[dict], named: list[str], existing: list[dict]) -> dict[int, dict]:
    pool = list(existing)
    old_contents = {old["id"]: _content(old) for old in existing}
    contents = [_content(item) for item in items] if existing else []
    found: dict[int, dict] = {}

    def same_name(index: int, old: dict) -> bool:
        explicit = items[index]["id"] is not None
        return explicit and old["id"] == named[index] and old["type"] == items[index]["type"]

    def same_place(index: int, old: dict) -> bool:
        return old["id"] == named[index] and same_content(index, old)

    def same_content(index: int, old: dict) -> bool:
        return old_contents[old["id"]] == contents[index]

    def same_type(index: int, old: dict) -> bool:
        return old["type"] == items[index]["type"]

    for test in (same_name, same_place, same_content, same_type):
        for index in range(len(items)):
            old = None if index in found else next((o for o in pool if test(index, o)), None)
            if old is not None:
                found[index] = old
                pool.remove(old)
    return found


def _content(value: Any) -> str:
    return json.dumps(_bare(value), sort_keys=True)


def _bare(value: Any) -> Any:
    """A stored value without ids."""
    if isinstance(value, list):
        return [_bare(item) for item in value]
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items() if name != "id"}
    return value
