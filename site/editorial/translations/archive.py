"""Every translated text that is overwritten or removed is kept, with who wrote it and when."""

from collections.abc import Iterable

from django.db.models.signals import pre_delete, pre_save
from wagtail_localize.models import StringTranslation

from .models import FormerText


def connect() -> None:
    pre_save.connect(before_save, sender=StringTranslation, dispatch_uid="former-text-save")
    pre_delete.connect(before_delete, sender=StringTranslation, dispatch_uid="former-text-delete")


def before_save(instance: StringTranslation, raw: bool = False, update_fields=None, **kwargs):
    if raw or instance.pk is None or (update_fields is not None and "data" not in update_fields):
        return
    former = (
        StringTranslation.objects.select_related("translation_of", "context")
        .filter(pk=instance.pk)
        .exclude(data=instance.data)
        .first()
    )
    if former:
        keep([former])


def before_delete(instance: StringTranslation, **kwargs) -> None:
    keep([instance])


def keep(rows: Iterable[StringTranslation]) -> None:
    FormerText.objects.bulk_create(
        FormerText(
            object_key=row.context.object_id,
            path=row.context.path,
            locale_id=row.locale_id,
            source=row.translation_of.data,
            data=row.data,
            written_by_id=row.last_translated_by_id,
            written_at=row.updated_at,
        )
        for row in rows
        if row.data and row.context_id
    )


def former_texts(object_key, locale) -> list[FormerText]:
    """What has been overwritten or removed on a page, latest first."""
    return list(
        FormerText.objects.filter(object_key=object_key, locale=locale).select_related("written_by")
    )
