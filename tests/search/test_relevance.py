"""The measures, and the judgements as they were fixed before tuning."""

import hashlib
from collections import Counter

import pytest

from search.relevance.judgements import HALVES, HERE, read_judgements
from search.relevance.measures import ndcg, recall, reciprocal_rank


def test_the_best_order_is_worth_one_and_a_worse_one_less():
    grades = {"a": 3, "b": 1}
    assert ndcg(["a", "b"], grades) == 1.0
    assert 0 < ndcg(["b", "a"], grades) < 1.0
    assert ndcg(["x", "y"], grades) == 0.0
    assert recall(["x", "b"], grades) == 0.5
    assert reciprocal_rank(["b", "a"], grades) == 0.5


def test_the_test_half_is_what_was_fixed_before_tuning():
    digest, name = (HERE / "SHA256SUMS").read_text().split()
    assert hashlib.sha256((HERE / name).read_bytes()).hexdigest() == digest


def test_every_class_has_at_least_fifteen_queries():
    judged = [one for path in HALVES.values() for one in read_judgements(path)]
    assert len(judged) >= 150
    assert min(Counter(one.kind for one in judged).values()) >= 15


def test_a_row_that_cannot_be_read_is_named(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("query,locale,class,judgements\npilot,sv,short,guide-pilots:9\n")
    with pytest.raises(ValueError, match="line 2"):
        read_judgements(path)
