"""Load redirects from `content/redirects.yaml`: an old path, and where it leads."""

from typing import Any

from django.conf import settings
from wagtail.contrib.redirects.models import Redirect

from portal.page_keys import keyed_pages

from .entries import Entry, EntryFault, EntryLoader

FILE = "redirects.yaml"
FIELDS = ("from", "to", "language", "route", "permanent", "automatic")


def redirect_entry(redirect: Redirect, names: dict[int, tuple[str, str]]) -> Entry:
    """The entry of a redirect; `names` gives key and language of each page."""
    key, language = names.get(redirect.redirect_page_id or 0, ("", ""))
    return {
        "from": redirect.old_path,
        "to": f"page:{key}" if key else redirect.redirect_link,
        "language": language,
        "route": redirect.redirect_page_route_path,
        "permanent": redirect.is_permanent,
        "automatic": redirect.automatically_created,
    }


def page_names() -> dict[int, tuple[str, str]]:
    """Key and language code of every page, by primary key."""
    pages = keyed_pages().filter(alias_of=None)
    rows = pages.values_list("pk", "found_key", "locale__language_code")
    return {pk: (key, language) for pk, key, language in rows}


class RedirectLoader(EntryLoader):
    file = FILE
    name = "redirects"
    key_field = "from"

    def existing(self) -> dict[str, Any]:
        self.names = page_names()
        self.pages = {name: pk for pk, name in self.names.items()}
        return {redirect.old_path: redirect for redirect in Redirect.objects.filter(site=None)}

    def encode(self, record: Any) -> Entry:
        return redirect_entry(record, self.names)

    def whole(self, entry: Entry) -> Entry:
        for name in entry:
            if name not in FIELDS:
                raise EntryFault((name,), "there is no such field")
        normal = Redirect.normalise_path(entry["from"])
        if normal != entry["from"]:
            raise EntryFault(("from",), f"is written {normal}")
        to = entry.get("to") or ""
        is_page = str(to).startswith("page:")
        if not to:
            raise EntryFault(("to",), "is missing")
        language = entry.get("language") or (settings.LANGUAGES[0][0] if is_page else "")
        return {
            "from": normal,
            "to": str(to),
            "language": language,
            "route": entry.get("route") or "",
            "permanent": entry.get("permanent") is not False,
            "automatic": bool(entry.get("automatic")),
        }

    def write(self, record: Any | None, entry: Entry) -> Any:
        kind, _colon, key = entry["to"].partition(":")
        record = record or Redirect(old_path=entry["from"])
        record.redirect_page_id, record.redirect_link = None, ""
        if kind == "page":
            record.redirect_page_id = self.pages.get((key, entry["language"]))
            if record.redirect_page_id is None:
                message = f"there is no page with the key “{key}” in “{entry['language']}”"
                raise EntryFault(("to",), message)
        else:
            record.redirect_link = entry["to"]
        record.redirect_page_route_path = entry["route"]
        record.is_permanent = entry["permanent"]
        record.automatically_created = entry["automatic"]
        record.full_clean()
        record.save()
        return record
