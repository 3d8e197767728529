"""Two-way links between pages, kept once.

A guide and a case name the models that they concern; a model shows both by itself, so the two
directions cannot disagree. The relation belongs to the subject, not to a language version: it is
read from the Swedish pages and shown in the reader's language.
"""

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Page

from portal.visibility import open_to_all


def in_language_of(page: Page, translation_keys, page_type: type[Page] = Page) -> QuerySet:
    """Published pages with these translation keys, in the language of `page`, in tree order."""
    return (
        open_to_all(page_type._default_manager.all())
        .filter(
            locale_id=page.locale_id,
            translation_key__in=translation_keys,
            alias_of__isnull=True,
        )
        .order_by("path")
    )


def originals(relation_manager) -> QuerySet:
    return relation_manager.filter(locale__language_code=settings.LANGUAGES[0][0])


def models_of(page) -> list[Page]:
    """The models that a guide or a case concerns."""
    original = type(page).models.through._default_manager.filter(
        **{
            f"{page._meta.model_name}__translation_key": page.translation_key,
            f"{page._meta.model_name}__locale__language_code": settings.LANGUAGES[0][0],
        }
    )
    keys = original.values("procurementmodelpage__translation_key")
    return list(named(page, in_language_of(page, keys)))


def related_guides(model_page) -> list[Page]:
    return concerning(model_page, "guides")


def related_cases(model_page) -> list[Page]:
    """Cases live in a layer above; they are found through the relation they declare."""
    return concerning(model_page, "cases")


def concerning(model_page, relation: str) -> list[Page]:
    page_type = model_page._meta.get_field(relation).related_model
    keys = page_type.objects.filter(
        models__translation_key=model_page.translation_key,
        locale__language_code=settings.LANGUAGES[0][0],
    ).values("translation_key")
    return list(named(model_page, in_language_of(model_page, keys, page_type)))


def named(page: Page, pages: QuerySet) -> list[Page]:
    found = list(pages)
    for other in found:
        # Same language: spares Wagtail a query a page when it makes addresses.
        other.locale = page.locale
    return found
