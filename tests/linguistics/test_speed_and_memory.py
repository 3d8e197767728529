"""Figures of docs/linguistics.md. In seconds of the processor, for other work may share it."""

import time
import tracemalloc
from pathlib import Path

import pytest

from linguistics.analyser import Analyser

pytestmark = pytest.mark.soak

ACT = Path(__file__).resolve().parents[2] / "content" / "reference"


def documents(words: int = 200) -> list[str]:
    text = " ".join(path.read_text("utf-8") for path in sorted(ACT.glob("*.yaml")))
    found = text.split()
    return [" ".join(found[n : n + words]) for n in range(0, len(found), words)][:140]


def test_two_thousand_documents_of_two_hundred_words_a_second() -> None:
    analyser, texts = Analyser(), documents()
    for text in texts:
        analyser.analyse(text, "sv")
    rounds = 20
    start = time.process_time()
    for _ in range(rounds):
        for text in texts:
            analyser.analyse(text, "sv")
    rate = rounds * len(texts) / (time.process_time() - start)
    assert rate >= 2_000, f"{rate:.0f} documents a second"


def test_the_lexicon_takes_less_than_sixty_megabytes() -> None:
    from linguistics import lexicon

    for cached in vars(lexicon).values():
        if hasattr(cached, "cache_clear"):
            cached.cache_clear()
    tracemalloc.start()
    try:
        analyser = Analyser()
        analyser.split("innovationsupphandling")
        held, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # It was loaded here, and not before.
    assert held > 5_000_000
    assert peak < 60_000_000
