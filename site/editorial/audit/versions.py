"""Which version of a page or record an entry of the trail made, and from which one."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision


def number_versions(entries: Iterable) -> None:
    """Give each entry `version` and `from_version`, with one query for all."""
    with_revision = [entry for entry in entries if entry.revision_id]
    # A log entry keeps the number of a revision that is gone by now.
    things = Revision.objects.filter(pk__in=[entry.revision_id for entry in with_revision])
    rows = (
        Revision.objects.filter(object_id__in=things.values("object_id"))
        .order_by("created_at", "pk")
        .values_list("base_content_type_id", "object_id", "pk", "created_at")
    )
    histories = defaultdict(list)
    place = {}
    for kind, thing, pk, created in rows:
        place[pk] = (histories[kind, thing], len(histories[kind, thing]))
        histories[kind, thing].append((pk, created))
    for entry in entries:
        entry.version, entry.from_version = told(place, entry)


def told(place: dict, entry) -> tuple[str, str]:
    if entry.revision_id not in place:
        return "", ""
    history, index = place[entry.revision_id]
    restored = (entry.data or {}).get("revision", {}).get("id")
    before = place[restored][1] if restored in place else index - 1
    return label(history, index), label(history, before) if before >= 0 else _("new")


def label(history: list, index: int) -> str:
    moment = timezone.localtime(history[index][1])
    return f"{index + 1} ({moment:%Y-%m-%d %H:%M})"
