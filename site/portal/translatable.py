"""Which fields of a page are translated, which follow the original, and which do neither."""

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, TranslatableField


class IndependentField(BaseTranslatableField):
    """A field that each language version sets for itself, such as its address.

    A translated slug would follow the original's whenever that changes, and break every link to
    the English page.
    """


class TranslatableFields:
    """Descriptor that derives wagtail-localize's `translatable_fields` from `content_fields`.

    Texts are translated; everything else (codes, numbers, dates, keys) follows the original and
    cannot be overridden in one language.
    """

    def __get__(self, instance, owner) -> list[BaseTranslatableField]:
        fields: list[BaseTranslatableField] = [
            TranslatableField("title"),
            IndependentField("slug"),
            SynchronizedField("show_in_menus", overridable=False),
        ]
        for name in owner.content_fields:
            if name in {"title", "slug"}:
                continue
            field = owner._meta.get_field(name)
            if is_text(field):
                fields.append(TranslatableField(name))
            elif not isinstance(field, models.ManyToManyField):
                fields.append(SynchronizedField(name, overridable=False))
        return fields


def is_text(field: models.Field) -> bool:
    """Whether a person translates this field: free text and streams, but no choices or keys."""
    if getattr(field, "language_neutral", False):
        return False
    if isinstance(field, StreamField | RichTextField):
        return True
    return (
        isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not isinstance(field, models.URLField | models.SlugField)
    )
