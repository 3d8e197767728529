"""The chooser's questions and results as templates and documents show them."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from reference.taxonomies import Regime

from .chooser import ModelStatus, Question, Questionnaire, Reason, Status, walk
from .models.chooser import Effect

# What each regime asks a buyer to write down.
DOCUMENTATION = {
    Regime.ABOVE: ("lou-12-14", "st1"),
    Regime.CHAPTER_19: ("lou-19-22", "st1"),
    Regime.DIRECT_AWARD: ("lou-19a-11", "st1"),
}


@dataclass(frozen=True)
class Given:
    """An answered question; `address` is the query that lets the reader change the answer."""

    number: int
    question: Any
    answer: Any
    address: str
    word: str = ""


@dataclass(frozen=True)
class AskedQuestion:
    """The question that a page asks. `hidden` are the other answers, which travel along."""

    number: int
    total: int
    record: Any
    choices: list[tuple[str, Any]]
    chosen: str
    hidden: list[tuple[str, str]]
    given: list[Given]
    back: str | None


@dataclass(frozen=True)
class Ground:
    """A reason with the answers that it rests on."""

    reason: Reason
    record: Any
    given: list[Given]


@dataclass(frozen=True)
class Verdict:
    """A model with everything that the answers say of it."""

    status: ModelStatus
    page: Any
    grounds: dict[str, list[Ground]]
    open: list[Given]


@dataclass(frozen=True)
class Consultation:
    """The result: what was answered, and all models, best first."""

    day: datetime.date
    given: list[Given]
    verdicts: list[Verdict]
    regimes: list[Regime]
    query: str

    def having(self, *statuses: Status) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if verdict.status.status in statuses]

    @property
    def fitting(self) -> list[Verdict]:
        return self.having(Status.FITS)

    @property
    def possible(self) -> list[Verdict]:
        return self.having(Status.POSSIBLE)

    @property
    def against(self) -> list[Verdict]:
        return self.having(Status.AGAINST)

    @property
    def excluded(self) -> list[Verdict]:
        return self.having(Status.EXCLUDED)

    @property
    def to_compare(self) -> str:
        """The query that compares the best two or three; empty where fewer fit."""
        pages = [verdict.page for verdict in self.fitting[:3]]
        return urlencode([("m", page.slug) for page in pages]) if len(pages) > 1 else ""

    @property
    def documentation(self) -> list[tuple[Regime, str, str]]:
        return [(regime, *DOCUMENTATION[regime]) for regime in self.regimes
                if regime in DOCUMENTATION]  # fmt: skip


def given_answers(chooser: Questionnaire, answers: Mapping[str, str]) -> list[Given]:
    found = []
    for number, (key, word) in enumerate(answers.items(), start=1):
        question = chooser.question(key)
        answer = question.answer(word) if question else None
        if question and answer:
            address = urlencode([*answers.items(), ("change", key)])
            found.append(Given(number, question.record, answer.record, address, word))
    return found


def answered(
    chooser: Questionnaire, answers: Mapping[str, str], question: Question
) -> AskedQuestion:
    """A question on its way: where it stands, and what has been answered before and after it."""
    given = given_answers(chooser, answers)
    before = [item for item in given if item.question.position < question.record.position]
    return AskedQuestion(
        len(before) + 1,
        number_of_questions(chooser, answers),
        question.record,
        [(answer.key, answer.record) for answer in question.answers],
        answers.get(question.key, ""),
        [(key, word) for key, word in answers.items() if key != question.key],
        given,
        before[-1].address if before else None,
    )


def number_of_questions(chooser: Questionnaire, answers: Mapping[str, str]) -> int:
    """How many questions there will be if the rest is answered with "I don't know"."""
    unknown = {
        question.key: answer.key
        for question in chooser.questions
        for answer in question.answers
        if answer.is_unknown
    }
    return len(walk(chooser, unknown | dict(answers)).answers)


def consultation(
    chooser: Questionnaire,
    answers: Mapping[str, str],
    statuses: Iterable[ModelStatus],
    *,
    pages: Mapping[str, Any],
    regimes: Iterable[str],
    day: datetime.date,
) -> Consultation:
    given = given_answers(chooser, answers)
    by_key = {item.question.key: item for item in given}
    left = set(regimes)
    return Consultation(
        day,
        given,
        [verdict_of(status, pages[status.model], by_key) for status in statuses],
        [regime for regime in Regime if regime.value in left],
        urlencode(list(answers.items())),
    )


def verdict_of(status: ModelStatus, page: Any, given: Mapping[str, Given]) -> Verdict:
    grounds: dict[str, list[Ground]] = {effect.value: [] for effect in Effect}
    for reason in status.reasons:
        rests_on = [given[name] for name in reason.questions if name in given]
        grounds[reason.rule.effect].append(Ground(reason, reason.rule.record, rests_on))
    return Verdict(status, page, grounds, [given[name] for name in status.open if name in given])
