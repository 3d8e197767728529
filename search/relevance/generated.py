"""Documents and queries in any number, made of the real content's words: for speed and parity.

Words are drawn as they occur in texts: the n-th most frequent one about 1/n as often as the first
(Zipf). The same seed gives the same documents.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

from search.document import Document, Part

WORD = re.compile(r"[^\W\d_]{2,}")
KINDS = ("guide", "case", "model", "standard")
FACETS = {
    "audience": ("buyer", "leader", "supplier", "owner"),
    "phase": ("prepare", "plan", "procure", "follow-up"),
    "level": ("start", "develop", "lead"),
}
_EXPONENT = 1.07
_PARTS = 5


class Words:
    """A language's words, the most frequent first, to be drawn from."""

    def __init__(self, texts: Iterable[str]):
        counts = Counter(word for text in texts for word in WORD.findall(text))
        self.words = [word for word, _count in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]
        ranks = range(1, len(self.words) + 1)
        self._often = list(accumulate(rank**-_EXPONENT for rank in ranks))
        # Readers ask with the words in the middle: neither *och* nor what stands nowhere else.
        self._asked = list(accumulate(rank**-0.5 if rank > 60 else 0.0 for rank in ranks))

    def some(self, draw: random.Random, count: int) -> list[str]:
        return draw.choices(self.words, cum_weights=self._often, k=count)

    def text(self, draw: random.Random, count: int) -> str:
        return " ".join(self.some(draw, count))

    def query(self, draw: random.Random) -> str:
        return " ".join(draw.choices(self.words, cum_weights=self._asked, k=draw.randint(1, 4)))


@cache
def vocabulary(content: Path) -> dict[str, Words]:
    """Of Swedish the texts of pages, of English their files beside them."""
    texts: dict[str, list[str]] = {"sv": [], "en": []}
    for path in sorted(content.rglob("*.md")):
        texts["en" if path.stem.endswith("en") else "sv"].append(path.read_text("utf-8"))
    for path in sorted(content.rglob("*.yaml")):
        texts["sv"].append(path.read_text("utf-8"))
    return {code: Words(found or texts["sv"]) for code, found in texts.items()}


def documents(count: int, content: Path, seed: int = 7) -> Iterator[Document]:
    """About 200 words each; seven of ten in Swedish."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    for number in range(1, count + 1):
        code = "sv" if draw.random() < 0.7 else "en"
        yield document(number, code, vocabulary(content)[code], draw)


def document(number: int, code: str, words: Words, draw: random.Random) -> Document:
    parts = [
        Part(words.text(draw, 3), f"h-{part}", words.text(draw, draw.randint(15, 45)))
        for part in range(_PARTS)
    ]
    return Document(
        uid=f"{number}/",
        page=number,
        key=f"generated-{number}",
        locale=code,
        kind=draw.choice(KINDS),
        title=words.text(draw, draw.randint(3, 8)),
        summary=words.text(draw, 20),
        url=f"/{code}/generated-{number}/",
        date=f"2026-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
        facets={name: [draw.choice(values)] for name, values in FACETS.items()},
        parts=parts,
    )


def queries(count: int, content: Path, seed: int = 11) -> Iterator[tuple[str, str]]:
    """(query, language)."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    for _ in range(count):
        code = "sv" if draw.random() < 0.7 else "en"
        yield vocabulary(content)[code].query(draw), code
