"""A change of the advisor's records advances the reference data's generation."""

from reference.signals import watch

from .models import ChooserAnswer, ChooserQuestion, ChooserRule, SelfCheckQuestion

WATCHED = (ChooserQuestion, ChooserAnswer, ChooserRule, SelfCheckQuestion)


def connect() -> None:
    watch(*WATCHED)
