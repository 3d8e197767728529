"""Every change of a reference record advances the generation."""

from django.db.models.signals import post_delete, post_save

from .models import (
    Act,
    Concept,
    Generation,
    LawSection,
    Organisation,
    SectionReference,
    SectionVersion,
    Sector,
    Source,
    Technique,
    Threshold,
)

WATCHED = (
    Act,
    Concept,
    LawSection,
    Organisation,
    SectionReference,
    SectionVersion,
    Sector,
    Source,
    Technique,
    Threshold,
)


def advance(**kwargs) -> None:
    Generation.advance()


def connect() -> None:
    for model in WATCHED:
        post_save.connect(advance, sender=model, dispatch_uid=f"generation-save-{model.__name__}")
        post_delete.connect(
            advance, sender=model, dispatch_uid=f"generation-delete-{model.__name__}"
        )
