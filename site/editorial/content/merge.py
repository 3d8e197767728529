"""Three-way comparison of documents: the file, the site, and what was last loaded."""

import json
from dataclasses import dataclass, field
from typing import Any

MISSING: Any = object()


@dataclass
class Conflict:
    """A value that both sides changed since the last load."""

    field: str
    base: Any
    site: Any
    file: Any


@dataclass
class Merge:
    """The result: the merged document, and what was not simply taken from the file."""

    document: dict[str, Any]
    kept: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    base: dict[str, Any] = field(default_factory=dict)


def plain(value: Any) -> Any:
    """A document as JSON holds it, so that both sides compare alike."""
    return json.loads(json.dumps(value, default=str))


def merge(base: dict | None, site: dict, file: dict, overwrite: bool = False) -> Merge:
    """Merge field by field, and item by item where all three have lists of one length.

    Without a base (the page was made on the site, or by an older load) every difference is a
    conflict. `overwrite` takes the file's side throughout.
    """
    result = Merge({})
    base = base if base is not None else {}
    for name in [*file, *[name for name in site if name not in file]]:
        values = (base.get(name, MISSING), site.get(name, MISSING), file.get(name, MISSING))
        merged, next_base = _merge(values, name, result, overwrite)
        if merged is not MISSING:
            result.document[name] = merged
        if next_base is not MISSING:
            result.base[name] = next_base
    return result


def _merge(values: tuple[Any, Any, Any], path: str, result: Merge, overwrite: bool) -> tuple:
    base, site, file = values
    if plain_equal(site, file) or overwrite:
        return file, file
    if plain_equal(site, base):
        return file, file
    if all(isinstance(value, dict) for value in values):
        return _merge_dicts(base, site, file, path, result, overwrite)
    if all(isinstance(value, list) for value in values) and len({*map(len, values)}) == 1:
        pairs = [
            _merge(triple, f"{path}.{index}", result, overwrite)
            for index, triple in enumerate(zip(base, site, file, strict=True))
        ]
        return [merged for merged, _base in pairs], [next_base for _merged, next_base in pairs]
    if plain_equal(file, base):
        result.kept.append(path)
        return site, file
    result.conflicts.append(
        Conflict(path, *(None if value is MISSING else value for value in values))
    )
    return site, base


def _merge_dicts(base, site, file, path: str, result: Merge, overwrite: bool) -> tuple:
    merged, next_base = {}, {}
    for name in [*file, *[name for name in site if name not in file]]:
        triple = tuple(side.get(name, MISSING) for side in (base, site, file))
        value, ancestor = _merge(triple, f"{path}.{name}", result, overwrite)
        if value is not MISSING:
            merged[name] = value
        if ancestor is not MISSING:
            next_base[name] = ancestor
    return merged, next_base


def plain_equal(one: Any, other: Any) -> bool:
    if one is MISSING or other is MISSING:
        return one is other
    return plain(one) == plain(other)
