"""Both engines give the same answers, on many more documents than the site has."""

import pytest
from django.conf import settings as site

from search.engines.fts5 import Fts5Engine
from search.entry import entry
from search.relevance.generated import documents, queries
from search.relevance.judgements import HALVES, read_judgements
from search.relevance.parity import compare, jaccard, rank_biased_overlap


def test_lists_are_compared_as_sets_and_in_order():
    assert jaccard(["a", "b"], ["b", "a"]) == 1.0
    assert jaccard(["a", "b"], ["b", "c"]) == pytest.approx(1 / 3)
    assert jaccard([], []) == rank_biased_overlap([], []) == 1.0
    assert rank_biased_overlap(["a", "b"], ["a", "b"]) == 1.0
    assert 0 < rank_biased_overlap(["a", "b"], ["b", "a"]) < 1
    assert rank_biased_overlap(["a"], ["b"]) == 0.0


def test_the_same_seed_gives_the_same_documents():
    some, same = (list(documents(3, site.CONTENT_DIR)) for _ in range(2))
    assert [one.digest() for one in some] == [one.digest() for one in same]
    assert len({one.uid for one in some}) == 3


@pytest.mark.elasticsearch
@pytest.mark.parametrize("count", [300, pytest.param(5_000, marks=pytest.mark.soak)])
def test_both_engines_answer_alike_on_generated_documents(elasticsearch, tmp_path, db, count):
    embedded = Fts5Engine(tmp_path / "fts5")
    embedded.ensure()
    fill([embedded, elasticsearch], count)
    asked = [*queries(150, site.CONTENT_DIR)]
    asked += [(one.query, one.locale) for path in HALVES.values() for one in read_judgements(path)]
    found = compare(embedded, elasticsearch, asked)
    assert found.jaccard >= 0.98, found
    assert found.overlap >= 0.98, found


def fill(engines, count):
    new = [engine.new() for engine in engines]
    waiting = []
    for number, document in enumerate(documents(count, site.CONTENT_DIR), start=1):
        waiting.append(entry(document))
        if number % 500 == 0 or number == count:
            for engine in new:
                with engine.writing():
                    engine.update(waiting, [])
            waiting = []
    for live, engine in zip(engines, new, strict=True):
        engine.finish()
        live.replace_with(engine)
