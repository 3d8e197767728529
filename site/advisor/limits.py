"""Limits in money, answered from the reference library in memory."""

import datetime
from collections.abc import Callable, Mapping

from reference.library import Library
from reference.limits import Answer, most_specific
from reference.models import Threshold
from reference.models.thresholds import Limit
from reference.taxonomies import Authority, ContractKind

from .chooser import Questionnaire

OnDay = Callable[[datetime.date, Authority, ContractKind, Limit], Answer]


def in_library(records: Library) -> OnDay:
    """A function that answers as `reference.limits.limit_on` does, without a query."""

    def on_day(
        day: datetime.date, authority: Authority, contract: ContractKind, limit: Limit
    ) -> Answer:
        return most_specific(
            records.thresholds, day, authority=authority, contract=contract, limit=limit
        )

    return on_day


def limits_for(
    records: Library, chooser: Questionnaire, answers: Mapping[str, str], day: datetime.date
) -> list[Threshold]:
    """The limits in force for what the answers say is bought; none where that is not known."""
    contract = contract_of(chooser, answers)
    if contract is None:
        return []
    on_day = in_library(records)
    asked = [(Authority.ANY, Limit.DIRECT_AWARD)]
    if contract != ContractKind.ANNEX_2:
        asked += [(authority, Limit.THRESHOLD) for authority in Authority]
    found = [on_day(day, authority, contract, limit).record for authority, limit in asked]
    return list({record.key: record for record in found if record}.values())


def contract_of(chooser: Questionnaire, answers: Mapping[str, str]) -> ContractKind | None:
    for question in chooser.questions:
        answer = question.answer(answers.get(question.key, ""))
        if answer and answer.record.contract:
            return ContractKind(answer.record.contract)
    return None
