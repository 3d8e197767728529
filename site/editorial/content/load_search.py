"""Load what editors steer search with: `content/search/best-bets.yaml` and `synonyms.yaml`.

Their rows have no key of their own; one is made of the language and the first word.
"""

from typing import Any

from django.conf import settings
from django.utils.text import slugify

from portal.page_keys import keyed_pages
from search.models import BestBet, Synonym

from .entries import Entry, EntryFault, EntryLoader

# Fields that hold a list, one a line in the database; the first of each names the row.
LISTS = {BestBet: ("queries",), Synonym: ("words", "finds")}
FILES = {BestBet: "search/best-bets.yaml", Synonym: "search/synonyms.yaml"}
DAYS = ("first_day", "last_day")


def search_entries(model: type[Any]) -> list[Entry]:
    """The entries of every row, in the order of their keys."""
    return [search_entry(row, key) for key, row in sorted(rows_by_key(model).items())]


def rows_by_key(model: type[Any]) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    for row in model.objects.order_by("pk"):
        first = getattr(row, LISTS[model][0]).split("\n")[0]
        key = base = f"{row.language}-{slugify(first) or 'x'}"
        number = 2
        while key in rows:
            key, number = f"{base}-{number}", number + 1
        rows[key] = row
    return rows


def search_entry(row: BestBet | Synonym, key: str) -> Entry:
    entry: Entry = {"key": key, "language": row.language}
    for name in LISTS[type(row)]:
        entry[name] = [line.strip() for line in getattr(row, name).splitlines() if line.strip()]
    if isinstance(row, BestBet):
        entry["page"] = row.page.specific_deferred.key
        entry |= {name: getattr(row, name) for name in DAYS}
    return entry


class SearchLoader(EntryLoader):
    def __init__(self, model: type[Any], *args):
        super().__init__(*args)
        self.model = model
        self.file = FILES[model]
        self.name = self.file.removesuffix(".yaml")

    def existing(self) -> dict[str, Any]:
        return rows_by_key(self.model)

    def encode(self, record: Any) -> Entry:
        key = next(key for key, row in rows_by_key(self.model).items() if row.pk == record.pk)
        return search_entry(record, key)

    def whole(self, entry: Entry) -> Entry:
        lists = LISTS[self.model]
        others = ("page", *DAYS) if self.model is BestBet else ()
        for name in entry:
            if name not in {"key", "language", *lists, *others}:
                raise EntryFault((name,), "there is no such field")
        for name in lists:
            value = entry.get(name) or []
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise EntryFault((name,), "a list of texts is wanted here")
        if entry.get("language") not in dict(settings.LANGUAGES):
            raise EntryFault(("language",), "is none of the site's languages")
        whole: Entry = {"key": entry["key"], "language": entry["language"]}
        whole |= {name: entry.get(name) or [] for name in lists}
        return whole | {name: entry.get(name) for name in others}

    def write(self, record: Any | None, entry: Entry) -> Any:
        record = record or self.model()
        record.language = entry["language"]
        for name in LISTS[self.model]:
            setattr(record, name, "\n".join(entry[name]))
        if self.model is BestBet:
            record.page_id = self.page(entry)
            record.first_day, record.last_day = entry["first_day"], entry["last_day"]
        record.full_clean()
        record.save()
        return record

    def page(self, entry: Entry) -> int:
        pages = keyed_pages().filter(locale__language_code=entry["language"], alias_of=None)
        page = pages.filter(found_key=entry["page"]).first()
        if page is None:
            raise EntryFault(("page",), f"there is no page with the key “{entry['page']}”")
        return page.pk
