"""Every change of a reference record advances the generation."""

from django.db.models import Model
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


def watch(*models: type[Model]) -> None:
    """Advance the generation with every change of these models, whichever package they are of."""
    for model in models:
        uid = f"generation-{model._meta.label_lower}"
        post_save.connect(advance, sender=model, dispatch_uid=f"{uid}-save")
        post_delete.connect(advance, sender=model, dispatch_uid=f"{uid}-delete")


def connect() -> None:
    watch(*WATCHED)
