"""The judged queries over the real content: no figure may fall by more than 0.01."""

import pytest

from search.rebuild import needs_rebuild, rebuild
from search.registry import embedded
from search.relevance.run import measured

OPTIONS = {"file": None, "stock": False, "record": False, "verbose_queries": False}
LEAST = [
    ("all", "nDCG@10", 0.85),
    ("all", "recall@10", 0.85),
    ("typo", "nDCG@10", 0.80),
    ("cross-language", "right in 3", 0.85),
    ("prefix", "right in 5", 0.95),
]


@pytest.fixture
def relevance(loaded):
    embedded().ensure()
    if needs_rebuild(embedded()):
        rebuild()
    lines: list[str] = []
    held, figures = measured(lines.append, OPTIONS)
    return held, figures["test"]["figures"], "\n".join(lines)


def test_relevance_is_what_was_recorded_and_reaches_its_goals(relevance):
    held, figures, told = relevance
    assert held, told
    low = [(kind, what) for kind, what, least in LEAST if figures[kind][what] < least]
    assert low == []
    assert figures["all"]["no hit"] <= 0.02
