"""A change of what editors steer search with advances the reference data's generation."""

from django.db.models.signals import post_delete, post_save

from reference.signals import advance

from .models import BestBet, Synonym

WATCHED = (BestBet, Synonym)


def connect() -> None:
    for model in WATCHED:
        name = model.__name__
        post_save.connect(advance, sender=model, dispatch_uid=f"search-save-{name}")
        post_delete.connect(advance, sender=model, dispatch_uid=f"search-delete-{name}")
