"""A change of the advisor's records advances the reference data's generation."""

from django.db.models.signals import post_delete, post_save

from reference.signals import advance

from .models import ChooserAnswer, ChooserQuestion, ChooserRule, SelfCheckQuestion

WATCHED = (ChooserQuestion, ChooserAnswer, ChooserRule, SelfCheckQuestion)


def connect() -> None:
    for model in WATCHED:
        name = model.__name__
        post_save.connect(advance, sender=model, dispatch_uid=f"advisor-save-{name}")
        post_delete.connect(advance, sender=model, dispatch_uid=f"advisor-delete-{name}")
