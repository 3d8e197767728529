"""The advisor's published records, held in memory as the reference library is."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reference.library import Library
from reference.taxonomies import SectionRegime

from .chooser import Answer, Condition, Question, Questionnaire, Rule
from .models.chooser import ChooserAnswer, ChooserQuestion, ChooserRule, Effect
from .models.self_check import SelfCheckQuestion

SEPARATOR = "-"


@dataclass(frozen=True)
class Shelf:
    """Questions, answers and rules of one generation. Never change a record found here."""

    generation: int
    questions: tuple[ChooserQuestion, ...]
    answers: tuple[ChooserAnswer, ...]
    rules: tuple[ChooserRule, ...]
    self_check: tuple[SelfCheckQuestion, ...]

    @classmethod
    def read(cls, generation: int) -> "Shelf":
        """Four queries, whatever the number of records."""
        return cls(
            generation,
            tuple(ChooserQuestion.objects.live().order_by("position")),
            tuple(ChooserAnswer.objects.live().select_related("question").order_by("position")),
            tuple(ChooserRule.objects.live().select_related("section", "source").order_by("key")),
            tuple(SelfCheckQuestion.objects.live().select_related("section", "source")
                  .order_by("position")),
        )  # fmt: skip


_lock = threading.Lock()
_held: Shelf | None = None


def shelf(library: Library) -> Shelf:
    """The advisor's records of the library's generation: no query when nothing has changed."""
    global _held  # noqa: PLW0603 - one shared snapshot a process, as reference.library has
    held = _held
    if held is not None and held.generation == library.generation:
        return held
    with _lock:
        if _held is None or _held.generation != library.generation:
            _held = Shelf.read(library.generation)
        return _held


def forget() -> None:
    """Drop the snapshot; for tests, whose databases come and go under one process."""
    global _held  # noqa: PLW0603 - see shelf()
    _held = None


def questionnaire(library: Library, models: Iterable[str]) -> Questionnaire:
    """The chooser as the engine knows it. `models`: keys in their usual order."""
    found = shelf(library)
    return build(found.questions, found.answers, found.rules, models, scopes(library))


def build(
    questions: Sequence[ChooserQuestion],
    answers: Iterable[ChooserAnswer],
    rules: Iterable[ChooserRule],
    models: Iterable[str],
    scopes: Mapping[str, frozenset[str]],
) -> Questionnaire:
    """Records as the engine's questionnaire; answers to an unpublished question are left out."""
    known = {question.key for question in questions}
    shown = [answer for answer in answers if answer.question.key in known]
    home = {answer.key: answer.question.key for answer in shown}
    by_question: dict[str, list[Answer]] = defaultdict(list)
    for answer in shown:
        by_question[answer.question.key].append(answer_of(answer))
    return Questionnaire(
        tuple(
            Question(
                record.key,
                tuple(by_question[record.key]),
                condition(record.asked_when, home),
                condition(record.skipped_when, home),
                record,
            )
            for record in questions
        ),
        tuple(rule_of(record, home) for record in rules),
        tuple(models),
        scopes,
    )


def rule_of(record: ChooserRule, home: Mapping[str, str]) -> Rule:
    return Rule(
        record.key,
        record.model,
        Effect(record.effect),
        record.weight,
        condition(record.answers, home),
        record.section.key if record.section else "",
        record.place,
        record.source.key if record.source else "",
        record,
    )


def answer_of(record: ChooserAnswer) -> Answer:
    return Answer(word(record), record.is_unknown, frozenset(record.regimes), record)


def word(record: ChooserAnswer) -> str:
    """An answer as it stands in addresses: its key without the question's."""
    return record.key.removeprefix(f"{record.question.key}{SEPARATOR}")


def condition(keys: Iterable[str], home: Mapping[str, str]) -> Condition:
    """Keys of answers, by question; those of no question stand under an empty name."""
    grouped: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        question = home.get(key, "")
        grouped[question].add(key.removeprefix(f"{question}{SEPARATOR}") if question else key)
    return {question: frozenset(words) for question, words in grouped.items()}


def scopes(library: Library) -> dict[str, frozenset[str]]:
    """The regimes in which each section applies: its chapter's, and those that bring it in."""
    found: dict[str, frozenset[str]] = {}
    for key, section in library.sections.items():
        regimes: set[Any] = {section.regime}
        regimes |= {reference.regime for reference in section.brought_in.all()}
        found[key] = frozenset({SectionRegime.ALL.value} if SectionRegime.ALL in regimes
                               else regimes)  # fmt: skip
    return found
