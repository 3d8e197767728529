"""A change of what editors steer search with advances the reference data's generation."""

from reference.signals import watch

from .models import BestBet, Synonym

WATCHED = (BestBet, Synonym)


def connect() -> None:
    watch(*WATCHED)
