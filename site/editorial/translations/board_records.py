"""Reference records on the board: those whose English is empty or older than their Swedish."""

from django.contrib.admin.utils import quote
from django.urls import NoReverseMatch, reverse

from .board import Row, State
from .models import RecordStatus
from .records import MODELS, empty_fields, pairs


def record_rows() -> list[Row]:
    """One query a kind of record, and one for their states."""
    behind = {
        (status.model, status.key): status.behind_since
        for status in RecordStatus.objects.filter(behind_since__isnull=False)
    }
    rows = []
    for model in MODELS:
        names = {name for pair in pairs(model) for name in pair}
        records = model._default_manager.only("pk", "key", *names, *spoken(model))
        if "act" in spoken(model):
            records = records.select_related("act")
        for record in records:
            since = behind.get((model._meta.model_name, record.key))
            empty = empty_fields(record)
            if not since and not empty:
                continue
            rows.append(
                Row(
                    kind=str(model._meta.verbose_name),
                    title=str(record),
                    state=State.STALE if since else State.MISSING,
                    language="en",
                    waiting=len(empty),
                    total=len(pairs(model)),
                    since=since,
                    record_url=edit_url(record),
                )
            )
    return rows


def spoken(model) -> list[str]:
    """Fields that a record's name is made of, beside its texts."""
    names = {field.name for field in model._meta.get_fields()}
    return [name for name in ("chapter", "number", "abbreviation", "act") if name in names]


def edit_url(record) -> str:
    options = record._meta
    name = f"wagtailsnippets_{options.app_label}_{options.model_name}:edit"
    try:
        return reverse(name, args=[quote(record.pk)])
    except NoReverseMatch:
        return ""
