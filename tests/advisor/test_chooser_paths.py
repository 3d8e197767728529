"""Every path of the chooser, counted and judged."""

import itertools

import pytest

from advisor.chooser import BORDERS, Status, judge, regimes_of, walk
from advisor.chooser_checks import problems, survey
from reference.taxonomies import Regime


@pytest.fixture(scope="module")
def seen(chooser):
    return survey(chooser)


def test_nothing_is_wrong_with_the_chooser(chooser, seen):
    assert problems(chooser, seen) == []


def test_every_model_is_first_on_some_path_and_advised_against_on_another(chooser, seen):
    assert len(chooser.models) == 12
    assert set(seen.first) == set(seen.against) == set(chooser.models)
    for model, answers in seen.first.items():
        assert judge(chooser, answers)[0].model == model
    for model, answers in seen.against.items():
        status = next(status for status in judge(chooser, answers) if status.model == model)
        assert status.status in {Status.AGAINST, Status.EXCLUDED}


def test_every_path_asks_at_least_eight_questions_each_with_dont_know(chooser, seen):
    assert min(seen.lengths) >= 8
    assert seen.paths == sum(seen.lengths.values()) > 100_000
    for question in chooser.questions:
        assert [answer.key for answer in question.answers if answer.is_unknown] == ["unknown"]


def test_the_first_question_is_what_is_bought(chooser):
    assert walk(chooser, {}).next.key == "bought"
    words = {answer.key for answer in chooser.question("bought").answers}
    assert words == {"goods", "service", "annex-2", "works", "rd", "unknown"}


def test_nothing_is_ruled_out_by_a_sum_while_it_is_unknown_what_is_bought(chooser):
    for word in ("below-limit", "between", "above"):
        taken = walk(chooser, {"bought": "unknown", "value": word, "value-annex-2": "over"})
        assert "value" not in taken.answers
        assert all(status.status != Status.EXCLUDED for status in judge(chooser, taken.answers))


def test_every_rule_cites_a_section_or_a_source(chooser):
    for rule in chooser.rules:
        assert rule.section or rule.source, rule.key
        assert not rule.section or rule.section in chooser.scopes, rule.key


def prefixes(chooser):
    """Answers to every combination of the questions that decide the regime."""
    deciding = [
        question
        for question in chooser.questions
        if any(answer.regimes for answer in question.answers)
    ]
    for words in itertools.product(*([a.key for a in q.answers] for q in deciding)):
        yield dict(zip([q.key for q in deciding], words, strict=True))


def test_no_section_is_cited_outside_the_regimes_that_the_purchase_may_follow(chooser):
    words = [[answer.key for answer in question.answers] for question in chooser.questions]
    for prefix in prefixes(chooser):
        for turn in range(max(map(len, words))):
            rest = {
                question.key: question.answers[turn % len(question.answers)].key
                for question in chooser.questions
                if question.key not in prefix
            }
            answers = walk(chooser, prefix | rest).answers
            regimes = regimes_of(chooser, answers)
            for status in judge(chooser, answers):
                for reason in status.reasons:
                    scope = chooser.scopes.get(reason.section, frozenset())
                    inside = scope & (regimes | {"all"})
                    assert not reason.section or reason.section in BORDERS or inside, reason


def test_an_annex_2_service_never_follows_the_rules_above_the_threshold(chooser):
    for word in ("below", "over", "unknown"):
        regimes = regimes_of(chooser, {"bought": "annex-2", "value-annex-2": word})
        assert Regime.ABOVE not in regimes
        assert Regime.OUTSIDE not in regimes


def test_school_meals_below_their_own_limit_may_be_directly_awarded(chooser):
    answers = {"bought": "annex-2", "value-annex-2": "below"}
    pilot = next(found for found in judge(chooser, answers) if found.model == "model-direct-pilot")
    assert pilot.status == Status.FITS
    assert [reason.section for reason in pilot.reasons] == ["lou-19a-2"]


def test_the_survey_counts_what_walking_each_path_counts(chooser):
    """On a part of the questions small enough to walk one by one."""
    small = type(chooser)(chooser.questions[:6], chooser.rules, chooser.models, chooser.scopes)
    keys = {question.key for question in small.questions}
    small = type(chooser)(
        small.questions,
        tuple(rule for rule in chooser.rules if set(rule.when) <= keys),
        chooser.models,
        chooser.scopes,
    )
    paths, firsts = 0, {}
    pending = [{}]
    while pending:
        taken = walk(small, pending.pop())
        if taken.next:
            pending += [taken.answers | {taken.next.key: a.key} for a in taken.next.answers]
            continue
        paths += 1
        best = judge(small, taken.answers)[0]
        if best.score > 0 and best.status != Status.EXCLUDED:
            firsts[best.model] = firsts.get(best.model, 0) + 1
    seen = survey(small)
    assert seen.paths == paths
    assert dict(seen.firsts) == firsts
