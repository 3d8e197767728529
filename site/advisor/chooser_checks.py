"""What is wrong with a questionnaire: found by walking every path of it.

Paths are counted and judged together: two that agree in everything that later questions and rules
can see are one state. The result is the same as walking each, and takes seconds, not hours.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from reference.taxonomies import Regime

from .chooser import (
    AGAINST_FROM,
    Condition,
    Question,
    Questionnaire,
    Rule,
    fire,
    is_asked,
    points,
)
from .models.chooser import Effect

Answers = dict[str, str]
Scores = tuple[int | None, ...]  # None: ruled out


@dataclass
class Survey:
    """All paths: how many, an example on which each model is first, and one against it."""

    paths: int = 0
    lengths: Counter = field(default_factory=Counter)
    firsts: Counter = field(default_factory=Counter)
    first: dict[str, Answers] = field(default_factory=dict)
    against: dict[str, Answers] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    fired: set[str] = field(default_factory=set)


@dataclass
class _State:
    count: int
    example: Answers


def survey(questionnaire: Questionnaire) -> Survey:
    found = Survey()
    due = _due(questionnaire)
    none = tuple(0 for _model in questionnaire.models)
    states: dict[tuple, _State] = {(none, (), frozenset(Regime.values), 0): _State(1, {})}
    for index, question in enumerate(questionnaire.questions):
        kept = _needed_after(questionnaire, due, index)
        reached: dict[tuple, _State] = {}
        for (scores, _visible, regimes, length), state in states.items():
            # The example stands for all paths of its state: they agree on everything kept.
            for answers, left in _branches(question, state.example, regimes, found):
                after = _score(questionnaire, due[index], answers, left, scores, found)
                visible = tuple(answers.get(name) for name in kept)
                key = (after, visible, left, length + (question.key in answers))
                there = reached.setdefault(key, _State(0, answers))
                there.count += state.count
        states = reached
    for (scores, _visible, _regimes, length), state in states.items():
        _note(questionnaire, found, scores, length, state)
    return found


def _branches(
    question: Question, answers: Answers, regimes: frozenset[str], found: Survey
) -> Iterator[tuple[Answers, frozenset[str]]]:
    """Each way on: the answers with this question's, and the regimes that it leaves."""
    if not is_asked(question, answers):
        yield answers, regimes
        return
    found.asked.add(question.key)
    for answer in question.answers:
        left = regimes & answer.regimes if answer.regimes else regimes
        yield answers | {question.key: answer.key}, left


def _due(questionnaire: Questionnaire) -> list[list[Rule]]:
    """Rules by the question after which they can be judged: their last, and the last on regime."""
    order = {question.key: index for index, question in enumerate(questionnaire.questions)}
    regime = max(
        (order[question.key] for question in questionnaire.questions
         if any(answer.regimes for answer in question.answers)),
        default=0,
    )  # fmt: skip
    due: list[list[Rule]] = [[] for _question in questionnaire.questions]
    for rule in questionnaire.rules:
        last = max((order[name] for name in rule.when if name in order), default=0)
        due[max(last, regime) if rule.section else last].append(rule)
    return due


def _needed_after(questionnaire: Questionnaire, due: list[list[Rule]], index: int) -> list[str]:
    """Questions whose answers a later question or a rule still to come looks at."""
    names: set[str] = set()
    for question in questionnaire.questions[index + 1 :]:
        names |= {*question.asked_when, *question.skipped_when}
    for rules in due[index + 1 :]:
        for rule in rules:
            names |= set(rule.when)
    return [q.key for q in questionnaire.questions[: index + 1] if q.key in names]


def _score(
    questionnaire: Questionnaire,
    rules: list[Rule],
    answers: Answers,
    regimes: frozenset[str],
    before: Scores,
    found: Survey,
) -> Scores:
    scores = list(before)
    for rule in rules:
        if not fire(questionnaire, rule, answers, regimes):
            continue
        found.fired.add(rule.key)
        index = questionnaire.models.index(rule.model)
        score = scores[index]
        if rule.effect == Effect.EXCLUDES:
            scores[index] = None
        elif score is not None:
            scores[index] = score + points(rule)
    return tuple(scores)


def _note(
    questionnaire: Questionnaire, found: Survey, scores: Scores, length: int, state: _State
) -> None:
    found.paths += state.count
    found.lengths[length] += state.count
    for model, score in zip(questionnaire.models, scores, strict=True):
        if score is None or score <= AGAINST_FROM:
            found.against.setdefault(model, state.example)
    best = max((score for score in scores if score is not None), default=0)
    if best > 0:
        first = questionnaire.models[scores.index(best)]
        found.firsts[first] += state.count
        found.first.setdefault(first, state.example)


def problems(questionnaire: Questionnaire, seen: Survey | None = None) -> list[str]:
    """Everything wrong, in English sentences that name the record; empty when all is well.

    `seen`: a survey of this questionnaire, where one is at hand.
    """
    found = list(_broken_references(questionnaire))
    if found:
        return found
    seen = seen or survey(questionnaire)
    found += list(_question_problems(questionnaire, seen))
    found += [
        f"rule {rule.key}: no path fires it"
        for rule in questionnaire.rules
        if rule.key not in seen.fired
    ]
    found += list(_contradictions(questionnaire))
    found += list(_sums_too_early(questionnaire))
    for model in questionnaire.models:
        if model not in seen.first:
            found.append(f"model {model}: no path puts it first")
        if model not in seen.against:
            found.append(f"model {model}: no path advises against it")
    return found


def _broken_references(questionnaire: Questionnaire) -> Iterator[str]:
    known = {question.key: {answer.key for answer in question.answers}
             for question in questionnaire.questions}  # fmt: skip
    conditions: list[tuple[str, Condition]] = []
    for question in questionnaire.questions:
        conditions += [(f"question {question.key}", question.asked_when),
                       (f"question {question.key}", question.skipped_when)]  # fmt: skip
    conditions += [(f"rule {rule.key}", rule.when) for rule in questionnaire.rules]
    for name, condition in conditions:
        for question_key, answers in condition.items():
            for answer in sorted(answers - known.get(question_key, set())):
                yield f"{name}: there is no answer {question_key or '?'}: {answer}"
    for rule in questionnaire.rules:
        if rule.model not in questionnaire.models:
            yield f"rule {rule.key}: there is no model {rule.model}"
        if not rule.when:
            yield f"rule {rule.key}: it names no answer"
        if not rule.section and not rule.source:
            yield f"rule {rule.key}: it cites neither a section nor a source"


def _question_problems(questionnaire: Questionnaire, seen: Survey) -> Iterator[str]:
    order = [question.key for question in questionnaire.questions]
    for question in questionnaire.questions:
        if question.key not in seen.asked:
            yield f"question {question.key}: no path reaches it"
        if sum(answer.is_unknown for answer in question.answers) != 1:
            yield f"question {question.key}: it needs exactly one “I don't know”"
        for name in (*question.asked_when, *question.skipped_when):
            if order.index(name) >= order.index(question.key):
                yield f"question {question.key}: it waits for {name}, which comes later"


def _contradictions(questionnaire: Questionnaire) -> Iterator[str]:
    """Two rules of one model that pull apart whenever the first of them speaks."""
    pulling = {Effect.FOR: 1, Effect.AGAINST: -1, Effect.EXCLUDES: -1}
    rules = [rule for rule in questionnaire.rules if rule.effect in pulling]
    for rule in rules:
        for other in rules:
            opposed = pulling[rule.effect] > 0 > pulling[other.effect]
            if opposed and rule.model == other.model and _implies(rule.when, other.when):
                yield f"rule {rule.key}: whenever it speaks, {other.key} says the opposite"


def _implies(narrow: Condition, wide: Condition) -> bool:
    return all(name in narrow and narrow[name] <= keys for name, keys in wide.items())


def _sums_too_early(questionnaire: Questionnaire) -> Iterator[str]:
    """Nothing is ruled out by a sum before it is known what is bought (the first question)."""
    first = questionnaire.questions[0].key if questionnaire.questions else ""
    by_sum = {
        question.key
        for question in questionnaire.questions
        if question.record is not None and question.record.shows_limits
    }
    for rule in questionnaire.rules:
        asks = [questionnaire.question(name) for name in rule.when if name in by_sum]
        known = first in rule.when or all(
            question and first in question.asked_when for question in asks
        )
        if rule.effect == Effect.EXCLUDES and asks and not known:
            yield f"rule {rule.key}: it rules out by a sum before it is known what is bought"
