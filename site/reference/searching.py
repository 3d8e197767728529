"""Finding records by what editors type: `6:31`, `lou 6 31`, `förhandlat`, a publisher's name."""

import re
from collections.abc import Iterable

from django.db.models import CharField, Model, TextField
from django.urls import NoReverseMatch, reverse

from .models import LawSection
from .widgets import Entry

WORD = re.compile(r"\w+")
# Long texts would find everything.
LONGEST = 400


def entry_of(record: Model) -> Entry:
    return Entry(
        key=record.key,
        label=label_of(record),
        words=" ".join([record.key, str(record), *short_texts(record)]),
        insert=said_of(record),
        edit_url=edit_address(record),
    )


def label_of(record: Model) -> str:
    heading = getattr(record, "heading", "")
    return f"{record} – {heading}" if heading else str(record)


def said_of(record: Model) -> str:
    """What running text says for it: a citation that the site recognises, or a glossary term."""
    if isinstance(record, LawSection):
        return f"{record.chapter} kap. {record.number} § {record.act.abbreviation}"
    return getattr(record, "term_sv", "")


def short_texts(record: Model) -> Iterable[str]:
    for field in record._meta.concrete_fields:
        if isinstance(field, CharField | TextField):
            value = str(getattr(record, field.attname) or "")
            if len(value) < LONGEST:
                yield value


def edit_address(record: Model) -> str | None:
    opts = record._meta
    try:
        return reverse(f"wagtailsnippets_{opts.app_label}_{opts.model_name}:edit", args=[record.pk])
    except NoReverseMatch:
        return None


def matching(entries: Iterable[Entry], query: str) -> list[Entry]:
    """Entries that have a word beginning with each word of the query, whole words first."""
    wanted = words_of(query)
    if not wanted:
        return list(entries)
    ranked = [(rank(words_of(entry.words), wanted), entry) for entry in entries]
    found = [(place, entry) for place, entry in ranked if place is not None]
    return [entry for _place, entry in sorted(found, key=lambda pair: pair[0])]


def rank(words: list[str], wanted: list[str]) -> int | None:
    """How many words of the query are only the beginning of a word; None where one is missing."""
    if not all(any(word.startswith(one) for word in words) for one in wanted):
        return None
    return sum(one not in words for one in wanted)


def words_of(text: str) -> list[str]:
    return WORD.findall(text.casefold())
