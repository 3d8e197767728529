"""Which limit applied on a day: to this kind of authority, for this kind of contract."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from .models import Threshold
from .models.thresholds import Limit
from .taxonomies import Authority, ContractKind


@dataclass(frozen=True)
class Answer:
    """What can be said of a limit.

    `record` is None when no dated record covers the day; `sek` is None when the record has no
    confirmed value in SEK. In both cases the honest answer is *cannot be said*: nothing is
    converted from EUR and nothing borrowed from another period.
    """

    record: Threshold | None

    @property
    def eur(self) -> int | None:
        return self.record.eur if self.record else None

    @property
    def sek(self) -> int | None:
        return self.record.sek if self.record else None

    @property
    def can_be_said(self) -> bool:
        return self.sek is not None


def limit_on(
    day: datetime.date,
    *,
    authority: Authority,
    contract: ContractKind,
    limit: Limit = Limit.THRESHOLD,
    act: str = "lou",
) -> Answer:
    """The limit (excluding VAT) in force on `day`; the most specific published record wins.

    Source: 5 kap. 1 § LOU for thresholds, 19 a kap. 2 § for direct award.
    """
    return most_specific(
        Threshold.objects.live().select_related("act"),
        day,
        authority=authority,
        contract=contract,
        limit=limit,
        act=act,
    )


def most_specific(
    records: Iterable[Threshold],
    day: datetime.date,
    *,
    authority: Authority,
    contract: ContractKind,
    limit: Limit,
    act: str = "lou",
) -> Answer:
    """The same answer from records at hand, such as those of the reference library."""
    candidates = [
        record
        for record in records
        if record.act.key == act
        and record.limit == limit
        and record.valid_from <= day
        and (record.valid_to is None or day <= record.valid_to)
        and record.authority in {authority, Authority.ANY}
        and record.contract in {contract, ContractKind.ANY}
    ]
    specificity = lambda record: (  # noqa: E731 - a sort key, read where it is used
        record.contract == contract,
        record.authority == authority,
        record.valid_from,
    )
    return Answer(max(candidates, key=specificity, default=None))
