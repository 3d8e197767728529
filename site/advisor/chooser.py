"""Which models fit a buyer's answers: pure, and free of texts.

A questionnaire is walked question by question; the answers then fire rules, and each model gets a
status. Nothing here reads the database (see `records`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from reference.taxonomies import Regime, SectionRegime

from .models.chooser import Effect

# Sections that draw the border of their own regime decide for those outside it too.
BORDERS = frozenset({"lou-19-1", "lou-19a-1", "lou-19a-2"})
FITS_FROM = 2
AGAINST_FROM = -2

Condition = Mapping[str, frozenset[str]]  # question → answers, any of which meets it


class Status(TextChoices):
    FITS = "fits", _("Fits")
    POSSIBLE = "possible", _("Possible")
    AGAINST = "against", _("Advised against")
    EXCLUDED = "excluded", _("Ruled out by law")


@dataclass(frozen=True)
class Answer:
    """`regimes` is what the purchase may still follow; empty says nothing of it."""

    key: str
    is_unknown: bool = False
    regimes: frozenset[str] = frozenset()
    record: Any = field(default=None, compare=False, hash=False, repr=False)


@dataclass(frozen=True)
class Question:
    key: str
    answers: tuple[Answer, ...]
    asked_when: Condition = field(default_factory=dict, hash=False)
    skipped_when: Condition = field(default_factory=dict, hash=False)
    record: Any = field(default=None, compare=False, hash=False, repr=False)

    def answer(self, key: str) -> Answer | None:
        return next((answer for answer in self.answers if answer.key == key), None)


@dataclass(frozen=True)
class Rule:
    key: str
    model: str
    effect: Effect
    weight: int
    when: Condition = field(hash=False)
    section: str = ""
    place: str = ""
    source: str = ""
    record: Any = field(default=None, compare=False, hash=False, repr=False)


@dataclass(frozen=True)
class Questionnaire:
    """Questions in order, rules, models in their usual order, and where each section applies."""

    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    models: tuple[str, ...]
    scopes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)


@dataclass(frozen=True)
class Walk:
    """The questions that were answered, in order, and the next one (None at the end)."""

    answers: dict[str, str]
    next: Question | None


@dataclass(frozen=True)
class Reason:
    """A rule that fired. `section` is empty where the rule had to rest on its source."""

    rule: Rule
    section: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class ModelStatus:
    """What the answers say of one model; `open` are questions whose answer might change it."""

    model: str
    status: Status
    score: int
    reasons: tuple[Reason, ...]
    open: tuple[str, ...] = ()


def walk(questionnaire: Questionnaire, given: Mapping[str, str]) -> Walk:
    """Follow the answers given; what is unknown, or no longer asked, is passed over."""
    answers: dict[str, str] = {}
    for question in questionnaire.questions:
        if not is_asked(question, answers):
            continue
        answer = question.answer(given.get(question.key, ""))
        if answer is None:
            return Walk(answers, question)
        answers[question.key] = answer.key
    return Walk(answers, None)


def is_asked(question: Question, answers: Mapping[str, str]) -> bool:
    skipped = any(answers.get(name) in keys for name, keys in question.skipped_when.items())
    return not skipped and holds(question.asked_when, answers)


def holds(condition: Condition, answers: Mapping[str, str]) -> bool:
    """Every question of the condition is answered by one of the answers that it names."""
    return all(answers.get(name) in keys for name, keys in condition.items())


def regimes_of(questionnaire: Questionnaire, answers: Mapping[str, str]) -> frozenset[str]:
    """The regimes that the purchase may follow, as far as the answers tell."""
    left = frozenset(Regime.values)
    for question in questionnaire.questions:
        answer = question.answer(answers.get(question.key, ""))
        if answer and answer.regimes:
            left &= answer.regimes
    return left


def applies(scope: frozenset[str] | None, section: str, regimes: frozenset[str]) -> bool:
    """Whether a section applies in any regime that is still possible."""
    if section in BORDERS or scope is None or SectionRegime.ALL in scope:
        return True
    return bool(scope & regimes)


def judge(questionnaire: Questionnaire, answers: Mapping[str, str]) -> list[ModelStatus]:
    """Every model with its status, best first; models that the law rules out come last."""
    regimes = regimes_of(questionnaire, answers)
    fired: dict[str, list[Reason]] = {model: [] for model in questionnaire.models}
    for rule in questionnaire.rules:
        reason = fire(questionnaire, rule, answers, regimes)
        if reason and rule.model in fired:
            fired[rule.model].append(reason)
    unknown = {
        question.key
        for question in questionnaire.questions
        if (answer := question.answer(answers.get(question.key, ""))) and answer.is_unknown
    }
    statuses = [
        status_of(model, reasons, open_questions(questionnaire.rules, model, answers, unknown))
        for model, reasons in fired.items()
    ]
    return sorted(statuses, key=lambda found: (found.status == Status.EXCLUDED, -found.score))


def fire(
    questionnaire: Questionnaire, rule: Rule, answers: Mapping[str, str], regimes: frozenset[str]
) -> Reason | None:
    if not holds(rule.when, answers):
        return None
    section = rule.section
    if section and not applies(questionnaire.scopes.get(section), section, regimes):
        if not rule.source:
            return None
        section = ""
    return Reason(rule, section, tuple(rule.when))


def status_of(model: str, reasons: list[Reason], unsure: Iterable[str]) -> ModelStatus:
    """An excluded model shows what excludes it, and nothing else."""
    excluding = tuple(reason for reason in reasons if reason.rule.effect == Effect.EXCLUDES)
    if excluding:
        return ModelStatus(model, Status.EXCLUDED, 0, excluding)
    score = sum(points(reason.rule) for reason in reasons)
    status = (
        Status.FITS if score >= FITS_FROM
        else Status.AGAINST if score <= AGAINST_FROM
        else Status.POSSIBLE
    )  # fmt: skip
    return ModelStatus(model, status, score, tuple(reasons), tuple(unsure))


def points(rule: Rule) -> int:
    return {Effect.FOR: rule.weight, Effect.AGAINST: -rule.weight}.get(rule.effect, 0)


def open_questions(
    rules: Iterable[Rule], model: str, answers: Mapping[str, str], unknown: set[str]
) -> list[str]:
    """Questions answered "I don't know" without which a rule for this model would be settled."""
    found: list[str] = []
    for rule in rules:
        waiting = [name for name in rule.when if name in unknown and name not in found]
        others = {name: keys for name, keys in rule.when.items() if name not in unknown}
        if rule.model == model and waiting and holds(others, answers):
            found += waiting
    return found
