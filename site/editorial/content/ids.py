"""Which blocks of a new stream are the ones that were there before.

Translations hang on block ids (docs/decisions.md), so a block keeps its id when its content is
the same wherever it moved, and otherwise when it is the next block of its type in order.
"""

import json
from typing import Any


def keep_ids(new: list[dict[str, Any]], existing: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """`new` with the ids of matching blocks in `existing`, at every depth."""
    given = {item["id"] for item in new}
    pool = list(existing)
    matched: dict[int, dict[str, Any]] = {}
    for test in (_same_id_and_type, _same_content, _same_type):
        for index, item in enumerate(new):
            if index in matched:
                continue
            found = next((old for old in pool if test(item, old, given)), None)
            if found is not None:
                matched[index] = found
                pool.remove(found)
    used = {old["id"] for old in matched.values()}
    return [
        _renamed(item, matched.get(index), used, index) for index, item in enumerate(new)
    ]


def _bare(value: Any) -> Any:
    """A stored value without ids."""
    if isinstance(value, list):
        return [_bare(item) for item in value]
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items() if name != "id"}
    return value


def _same_content(new: dict, old: dict, given: set[str]) -> bool:
    return json.dumps(_bare(new), sort_keys=True) == json.dumps(_bare(old), sort_keys=True)


def _same_id_and_type(new: dict, old: dict, given: set[str]) -> bool:
    return _same_content(new, old, given) and new["id"] == old["id"]


def _same_type(new: dict, old: dict, given: set[str]) -> bool:
    return new["type"] == old["type"]


def _renamed(item: dict, old: dict | None, used: set[str], index: int) -> dict[str, Any]:
    identity = old["id"] if old else item["id"]
    if old is None and identity in used:
        # The place it stands in gave it an id that another block has kept.
        from .blocks import derived_id

        identity = derived_id(identity, index, json.dumps(_bare(item), sort_keys=True))
    return {**item, "id": identity, "value": _inner(item["value"], old["value"] if old else None)}


def _inner(new: Any, old: Any) -> Any:
    if isinstance(new, list) and all(isinstance(item, dict) and "id" in item for item in new):
        return keep_ids(new, old if isinstance(old, list) else [])
    if isinstance(new, dict):
        before = old if isinstance(old, dict) else {}
        return {name: _inner(value, before.get(name)) for name, value in new.items()}
    return new
