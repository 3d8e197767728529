"""Whether the English half of a reference record keeps up with its Swedish half.

Told from content: each save compares the digests of both halves with those of the save before.
"""

import hashlib
import json
from functools import cache

from django.db import models
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from reference.models import Act, Concept, LawSection, Organisation, Sector, Technique

from .models import RecordStatus

MODELS: tuple[type[models.Model], ...] = (
    Concept, LawSection, Act, Organisation, Sector, Technique,
)  # fmt: skip


def connect() -> None:
    for model in MODELS:
        name = model.__name__
        post_save.connect(after_save, sender=model, dispatch_uid=f"record-status-{name}")
        post_delete.connect(after_delete, sender=model, dispatch_uid=f"record-gone-{name}")


@cache
def pairs(model: type[models.Model]) -> tuple[tuple[str, str], ...]:
    """The Swedish and English fields of a record that say the same thing.

    `name_sv` goes with `name_en`; a field without a suffix, as a section's heading, goes with its
    namesake in `_en`. Other forms and forms to avoid differ by language and have no counterpart.
    """
    names = {
        f.name
        for f in model._meta.get_fields()
        if isinstance(f, models.CharField | models.TextField)
    }
    found = []
    for name in sorted(names):
        stem = name.removesuffix("_en")
        if stem == name or stem in {"forms", "avoid"}:
            continue
        swedish = next((one for one in (f"{stem}_sv", stem) if one in names), None)
        if swedish:
            found.append((swedish, name))
    return tuple(found)


def digest(texts: list[str]) -> str:
    """SHA-256 (hex) of texts, without regard to spaces."""
    plain = [" ".join(text.split()) for text in texts]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()


def halves(record: models.Model) -> tuple[str, str]:
    swedish = digest([getattr(record, name) for name, _english in pairs(type(record))])
    english = digest([getattr(record, name) for _swedish, name in pairs(type(record))])
    return swedish, english


def empty_fields(record: models.Model) -> list[str]:
    """English fields that are empty although their Swedish counterpart is not."""
    return [
        english
        for swedish, english in pairs(type(record))
        if getattr(record, swedish).strip() and not getattr(record, english).strip()
    ]


def after_save(instance: models.Model, raw: bool = False, **kwargs) -> None:
    if raw:
        return
    swedish, english = halves(instance)
    status, created = RecordStatus.objects.get_or_create(
        model=instance._meta.model_name,
        key=instance.key,
        defaults={"swedish": swedish, "english": english, "followed": swedish},
    )
    if created or (status.swedish, status.english) == (swedish, english):
        return
    if status.english != english or status.followed == swedish:
        status.followed, status.behind_since = swedish, None
    elif not status.behind_since:
        status.behind_since = timezone.now()
    status.swedish, status.english = swedish, english
    status.save()


def after_delete(instance: models.Model, **kwargs) -> None:
    RecordStatus.objects.filter(model=instance._meta.model_name, key=instance.key).delete()
