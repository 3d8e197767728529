"""How ready a firm is, from its answers: pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reply(TextChoices):
    YES = "yes", _("Yes")
    PARTLY = "partly", _("In part")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("I don't know")


@dataclass(frozen=True)
class Item:
    """A question with its answer, or None. `number` is its place on the page."""

    number: int
    record: Any
    reply: Reply | None


@dataclass(frozen=True)
class Assessment:
    """`todo` stands in order of effect, what stops a bid first; a plain no before a partial yes."""

    items: tuple[Item, ...]
    ready: tuple[Item, ...]
    todo: tuple[Item, ...]
    unsure: tuple[Item, ...]

    @property
    def is_complete(self) -> bool:
        return all(item.reply for item in self.items)

    @property
    def is_answered(self) -> bool:
        return any(item.reply for item in self.items)

    @property
    def stops(self) -> tuple[Item, ...]:
        """What has to be there before a bid makes sense, and is not."""
        return tuple(item for item in self.todo if item.record.effect == BLOCKING)


BLOCKING = 3


def assess(records: Iterable[Any], given: Mapping[str, str]) -> Assessment:
    """Sort the questions by their answers; an answer that is none is passed over."""
    items = tuple(
        Item(number, record, reply_of(given.get(record.key, "")))
        for number, record in enumerate(records, start=1)
    )
    order = [Reply.NO, Reply.PARTLY]
    todo = [item for item in items if item.reply in order]
    return Assessment(
        items,
        tuple(item for item in items if item.reply == Reply.YES),
        tuple(
            sorted(todo, key=lambda item: (-item.record.effect, order.index(item.reply)))  # type: ignore[arg-type]
        ),
        tuple(item for item in items if item.reply == Reply.UNKNOWN),
    )


def reply_of(word: str) -> Reply | None:
    return Reply(word) if word in Reply.values else None
