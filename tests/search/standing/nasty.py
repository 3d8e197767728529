"""Queries that have broken search engines, put together at random; the same for each seed."""

import random
from collections.abc import Iterator

PIECES = [
    '"', '""', "*", "^", "-", "--", "+", "(", ")", "[", "]", "{", "}", "~2", "^3", ":", "title:",
    "AND", "OR", "NOT", "NEAR(", "&&", "||", "!", "\\", "/", "'", ";", "%", "_", "<script>", "\x00",
    "\ud800", "\udfff", "\u202e", "\u200b", "\ufeff", "\u00ad", "“", "»", "«", "\t", "\n",
    "a\u0308", "日本語", "пилот", "ﬁ", "İ", "ß", "🙂", "²", "½", "٣", "6 kap. 31 §", "§", "1:1",
    "700 000 kr",
    "pilot", "upphandling", "innovationsupphandling", "pilott", "och", "the", "LOU", "e-post",
]  # fmt: skip


def queries(count: int, seed: int = 3) -> Iterator[tuple[str, str]]:
    """(query, language)."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    for number in range(count):
        yield query(draw, number), draw.choice(("sv", "en"))


def query(draw: random.Random, number: int) -> str:
    if number % 1_000 == 0:
        return " ".join(draw.choices(PIECES, k=5_000))
    if number % 1_000 == 1:
        return "".join(draw.choices(PIECES, k=20_000))[:10_000]
    if number % 10 == 2:
        return "".join(chr(draw.randrange(0x11_0000)) for _ in range(draw.randint(1, 30)))
    joined = draw.choice((" ", "", "-"))
    return joined.join(draw.choices(PIECES, k=draw.randint(1, 8)))
