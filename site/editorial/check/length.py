"""How long a page is: long enough to act on, short enough to be read."""

from collections.abc import Iterator

from ..content.problems import Problem
from .content import Content
from .texts import Text

# Words in each language, by kind of page; other kinds may have any length.
FEWEST = {"model": 500, "guide": 500, "case": 350}
MOST = {"model": 1000, "guide": 1200, "case": 800}


def check_length(content: Content) -> Iterator[Problem]:
    for page in content.pages:
        words = count_words(content.texts[page.name])
        if words > MOST.get(page.kind, words):
            message = f"has {words} words, {words - MOST[page.kind]} over {MOST[page.kind]}"
            yield Problem(page.name, 0, "", f"{message}, the most for a {page.kind}")
        elif words < FEWEST.get(page.kind, words):
            message = f"has {words} words, {FEWEST[page.kind] - words} short of {FEWEST[page.kind]}"
            yield Problem(page.name, 0, "", f"{message}, the least for a {page.kind}")


def count_words(texts: list[Text]) -> int:
    """Words as a word processor counts them, but a lone sign such as “§” or “–” is none."""
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.plain.split())
