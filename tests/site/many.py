"""A site of many pages, for tests of what its size costs."""

import uuid

from django.db import connection
from wagtail.fields import StreamField
from wagtail.models import Page


def multiply(kind, total: int) -> None:
    """Copies of the rows of the first Swedish page of a kind, written together."""
    original = kind.objects.filter(locale__language_code="sv").first()
    parent = original.get_parent()
    first = parent.numchild
    top = Page.objects.order_by("-pk").first().pk
    names = [field.attname for field in Page._meta.concrete_fields]
    bases, specifics = [], []
    for number in range(1, total + 1):
        pk = top + number
        values = {name: getattr(original, name) for name in names} | {
            "id": pk,
            "path": Page._get_path(parent.path, original.depth, first + number),
            "slug": f"{original.slug}-{pk}",
            "url_path": f"{original.url_path[:-1]}-{pk}/",
            "translation_key": uuid.uuid4(),
            "latest_revision_id": None,
            "live_revision_id": None,
        }
        bases.append(Page(**values))
        own = {field.attname: thin(original, field) for field in kind._meta.local_concrete_fields}
        specifics.append(own | {"page_ptr_id": pk, "key": f"{original.key}-{pk}"})
    Page.objects.bulk_create(bases)
    insert(kind, specifics)
    Page.objects.filter(pk=parent.pk).update(numchild=first + total)


def thin(page, field):
    """The field's value; streams are left empty, since it is queries that are counted."""
    if isinstance(field, StreamField):
        return field.to_python("[]")
    return getattr(page, field.attname)


def insert(model, rows: list[dict]) -> None:
    """Rows of a child table alone, which Django's bulk_create does not write."""
    fields = model._meta.local_concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    prepared = [
        [field.get_db_prep_save(row[field.attname], connection) for field in fields] for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})',  # noqa: S608
            prepared,
        )
