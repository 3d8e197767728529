"""What a reader may be about to type: titles, terms and frequent headings. Never corrects."""

from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from .engines.base import Completion, Engine
from .entry import FORM_OF, HEADING_OF
from .ranking import RECORDS
from .reading import answering
from .typed import fold_query

MOST_COMPLETIONS = 8
SHORTEST_COMPLETED = 2
MOST_WORDS_NEAR = 4


def complete(begins: str, locale: str, engine: Engine | None = None) -> list[Completion]:
    """Titles and terms that begin so, or have a word that does; from two characters.

    From this engine, or from the one that answers readers.
    """
    folded = fold_query(begins, keep_spaces=True)
    if len(folded) < SHORTEST_COMPLETED:
        return []
    if engine:
        return _complete(engine, folded, locale)
    return answering(lambda answers: _complete(answers, folded, locale))


def _complete(engine: Engine, folded: str, locale: str) -> list[Completion]:
    found = engine.complete(folded, locale, 10 * MOST_COMPLETIONS, timezone.now().isoformat())
    found.sort(key=order)
    texts: dict[str, Completion] = {}
    keys: set[str] = set()
    for each in found:
        completion = as_search(each) if each.source == HEADING_OF else each
        if completion.key not in keys:
            texts.setdefault(fold_query(completion.text), completion)
        keys.add(completion.key)
    return list(texts.values())[:MOST_COMPLETIONS]


def order(completion: Completion) -> tuple:
    """Beginnings before words inside, explained pages before entries, headings last."""
    source = completion.source
    return (
        source == HEADING_OF,
        not completion.from_start,
        completion.kind in RECORDS,
        source == FORM_OF,
        len(completion.text),
        completion.text,
    )


def as_search(heading: Completion) -> Completion:
    """A heading stands on several pages, so it leads to a search for them."""
    query = urlencode({"q": heading.text})
    url = f"{reverse('search', kwargs={'code': heading.locale})}?{query}"
    return replace(heading, url=url, kind="heading", key=f"heading/{heading.text}")


def nearest(query: str, locale: str) -> list[Completion]:
    """Titles and terms that share the longest beginning with a word of a query without hits."""
    found: dict[str, Completion] = {}
    for word in query.split()[:MOST_WORDS_NEAR]:
        for length in range(min(len(word), 12), 2, -1):
            near = complete(word[:length], locale)
            if near:
                found |= {completion.key: completion for completion in near[:3]}
                break
    return list(found.values())[:MOST_COMPLETIONS]
