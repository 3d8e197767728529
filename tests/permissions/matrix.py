"""What each role is answered at every address of the desk, counted."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from django.db import transaction
from django.test import Client

from .addresses import patterns
from .probe import seen_at, without_rendering
from .scene import PEOPLE, Scene, objects

# Nobody is refused here, and the first two end the session or start another.
LEFT_OUT = ("admin/logout/", "admin/login/", "admin/password_reset/", "admin/sprite/",
            "admin/jsi18n/", "admin/account/")  # fmt: skip
# One kind of record stands for all: the views are the same, the permissions come from one list.
RECORDS, ONE_KIND = "admin/snippets/", "admin/snippets/reference/concept/"
Row = tuple[str, str]


def tried(scene: Scene) -> Iterator[tuple[Row, str, dict]]:
    """(area and object, address, query) of everything below `admin/`."""
    for pattern in patterns():
        if is_tried(pattern):
            for name, (address, query) in objects(scene, pattern).items():
                yield (area(pattern), about(name)), address, query


def is_tried(pattern: str) -> bool:
    if pattern.startswith(RECORDS):
        return pattern.startswith(ONE_KIND)
    return pattern.startswith("admin/") and not pattern.startswith(LEFT_OUT)


def area(pattern: str) -> str:
    """The first word after `admin/`; for reports and records, the second too."""
    parts = pattern.removeprefix("admin/").split("/")
    most = 2 if parts[0] in {"reports", "snippets", "workflows"} else 1
    words = [part for part in parts[:most] if part and not set(part) & set("<>()^$")]
    return "/".join(["admin", *words]) + "/"


def about(name: str) -> str:
    """The page that an address is tried with, without the action on it."""
    for language in ("Swedish", "English"):
        for whose in ("own", "foreign"):
            if f"{language} page, {whose}" in name:
                return f"{language} page, {whose}"
    return ""


def measure(scene: Scene) -> dict[Row, dict[str, tuple[int, int]]]:
    """For each row and role, how many of the addresses were shown, of how many."""
    shown: dict[Row, Counter] = defaultdict(Counter)
    number: Counter[Row] = Counter()
    for row, _address, _query in tried(scene):
        number[row] += 1
    with without_rendering():
        for role in PEOPLE:
            client = Client(raise_request_exception=False)
            client.force_login(scene.people[role])
            scene.own(role)
            for row, address, query in tried(scene):
                with transaction.atomic():
                    shown[row][role] += seen_at(client, address, query)
                    transaction.set_rollback(True)
    return {row: {role: (shown[row][role], number[row]) for role in PEOPLE} for row in number}


def table(measured: dict[Row, dict[str, tuple[int, int]]]) -> str:
    lines = [
        f"| Addresses below | With | Tried | {' | '.join(one.capitalize() for one in PEOPLE)} |",
        f"| --- | --- | ---: | {' | '.join(['---:'] * len(PEOPLE))} |",
    ]
    for (place, thing), roles in sorted(measured.items()):
        counts = " | ".join(str(roles[role][0]) for role in PEOPLE)
        total = next(iter(roles.values()))[1]
        lines.append(f"| `{place}` | {thing or '–'} | {total} | {counts} |")
    whole = sum(next(iter(roles.values()))[1] for roles in measured.values())
    sums = [sum(roles[role][0] for roles in measured.values()) for role in PEOPLE]
    lines.append(f"| **all** | | {whole} | {' | '.join(map(str, sums))} |")
    return "\n".join(lines)
