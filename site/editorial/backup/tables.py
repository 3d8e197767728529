"""The rows of the database as lines of JSON that any database can take in.

A dump of the database's own kind would bind a backup to SQLite or PostgreSQL and to its version;
lines of JSON move between them and can be read by a person in ten years. Rows are copied table by
table with their keys, so everything that points at something still does.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from wagtail.fields import StreamField

# Made again from the rest, or of no use on another machine: logins, the search index, finished
# tasks, and resized pictures.
LEFT_OUT = {
    "sessions.Session",
    "django_tasks_database.DBTaskResult",
    "portal.SiteRendition",
    "search.IndexRecord",
    "search.Change",
    "search.Acknowledgement",
}
SEARCH_INDEX = "wagtailsearch"
BATCH = 200


def stored_models() -> list[type[models.Model]]:
    """Every model with a table of its own, those of many-to-many relations included."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and not model._meta.swapped
        and model._meta.label not in LEFT_OUT
        and model._meta.app_label != SEARCH_INDEX
    ]


def fields_of(model: type[models.Model]) -> list[models.Field]:
    """The columns of a model's own table."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


class Encoder(DjangoJSONEncoder):
    """As Django's, but a moment keeps its microseconds."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def read_rows(model: type[models.Model]) -> Iterator[str]:
    """A line of JSON for each row: its columns in order."""
    fields = fields_of(model)
    names = [field.attname for field in fields]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=BATCH):
        values = [written(field, value) for field, value in zip(fields, row, strict=True)]
        yield json.dumps(values, cls=Encoder, ensure_ascii=False)


def written(field: models.Field, value: Any) -> Any:
    if isinstance(field, StreamField):
        return field.get_prep_value(value)
    if isinstance(field, models.FileField):
        return str(value)
    if isinstance(field, models.BinaryField):
        return None if value is None else bytes(value).hex()
    return value


def write_rows(model: type[models.Model], names: list[str], lines: Iterable[str]) -> int:
    """Insert rows as they were read; returns how many. `names` are the columns of the lines."""
    by_name = {field.attname: field for field in fields_of(model)}
    fields = [by_name[name] for name in names]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    # The names come from the code's own models, never from the backup.
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608
    number = 0
    batch: list[list[Any]] = []
    with connection.cursor() as cursor:
        for line in lines:
            values = json.loads(line)
            batch.append([read(field, v) for field, v in zip(fields, values, strict=True)])
            if len(batch) == BATCH:
                cursor.executemany(statement, batch)
                number += len(batch)
                batch = []
        if batch:
            cursor.executemany(statement, batch)
    return number + len(batch)


def read(field: models.Field, value: Any) -> Any:
    """A value as the database takes it."""
    if isinstance(field, models.BinaryField):
        value = None if value is None else bytes.fromhex(value)
    elif isinstance(field, models.ForeignKey):
        return None if value is None else read(field.target_field, value)
    elif not isinstance(field, models.JSONField):
        value = field.to_python(value)
    return field.get_db_prep_save(value, connection)


def empty_tables() -> None:
    """Delete every row, left-out tables included; keys are checked when the transaction ends."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in [*map(apps.get_model, LEFT_OUT), *stored_models()]:
            cursor.execute(f"DELETE FROM {quote(model._meta.db_table)}")  # noqa: S608 - as above


def reset_sequences() -> None:
    """Make new rows count on from those restored."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), stored_models()):
            cursor.execute(statement)
