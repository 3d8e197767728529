"""Pages and parts in groups, in the order of the choice that divides them."""

from collections.abc import Iterable
from typing import Any

from reference.taxonomies import ActorRole, Audience, Level


def by_level(models: Iterable[Any]) -> list[tuple[Level, list[Any]]]:
    """Models in groups by level, in the order of the levels."""
    found = list(models)
    groups = [(level, [page for page in found if page.level == level]) for level in Level]
    return [group for group in groups if group[1]]


def by_audience(pages: Iterable[Any]) -> list[tuple[Audience, list[Any]]]:
    """Pages under the first audience that each is for, so that none stands twice."""
    found = list(pages)
    groups = [
        (audience, [page for page in found if page.audiences[:1] == [audience.value]])
        for audience in Audience
    ]
    return [group for group in groups if group[1]]


def by_role(actors: Iterable[Any]) -> list[tuple[ActorRole, list[Any]]]:
    """The actors of a case in groups by role, in the order of the roles."""
    found = [actor.value for actor in actors]
    groups = [
        (role, [actor for actor in found if actor["role"] == role.value]) for role in ActorRole
    ]
    return [group for group in groups if group[1]]


def merged(limits: Iterable[Any]) -> list[dict[str, Any]]:
    """Limits as readers ask for them: one line where kinds of contract share an amount.

    `of` is one of the records (the first), `contracts` the kinds that it stands for.
    """
    lines: dict[tuple[Any, ...], dict[str, Any]] = {}
    for limit in limits:
        same = (limit.limit, limit.authority, limit.eur, limit.sek, limit.valid_from)
        line = lines.setdefault(same, {"of": limit, "contracts": []})
        line["contracts"].append(limit.get_contract_display())
    return list(lines.values())
