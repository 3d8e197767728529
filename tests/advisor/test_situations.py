"""The chooser agrees with what a careful colleague would answer (data/situations.yaml)."""

from pathlib import Path

import pytest
import yaml

from advisor.chooser import Status, judge, walk

SITUATIONS = yaml.safe_load(
    (Path(__file__).parent / "data" / "situations.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(params=SITUATIONS, ids=lambda situation: situation["name"])
def situation(request):
    return request.param


def test_a_situation_answers_every_question_that_is_asked_and_no_other(chooser, situation):
    taken = walk(chooser, situation["answers"])
    assert taken.next is None
    assert taken.answers == situation["answers"]


def test_each_situation_gets_the_expected_answer(chooser, situation):
    statuses = judge(chooser, situation["answers"])
    by_model = {status.model: status for status in statuses}
    best = statuses[0]
    assert (best.model, best.status) == (situation["first"], Status.FITS)
    assert best.score > statuses[1].score or statuses[1].status == Status.EXCLUDED
    for model, section in situation.get("ruled_out", {}).items():
        assert by_model[model].status == Status.EXCLUDED, model
        assert section in [reason.section for reason in by_model[model].reasons], model
    for model in situation.get("fits", []):
        assert by_model[model].status == Status.FITS, model
    for model in situation.get("against", []):
        assert by_model[model].status == Status.AGAINST, model
    for model in situation.get("open", []):
        assert by_model[model].status != Status.EXCLUDED, model
    if situation.get("ruled_out") == {}:
        assert not [status for status in statuses if status.status == Status.EXCLUDED]
