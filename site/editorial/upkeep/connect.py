"""Everything of upkeep that listens, switched on at start."""

from wagtail.signals import page_published, published

from reference.models import LawSection, Threshold

from .corrections.act import after_publish as correct
from .law.notice import notice
from .reviews.act import after_publish


def connect() -> None:
    page_published.connect(after_publish, dispatch_uid="upkeep-reviewed")
    page_published.connect(correct, dispatch_uid="upkeep-corrected")
    for model in (LawSection, Threshold):
        published.connect(after_law, sender=model, dispatch_uid=f"upkeep-{model.__name__}")


def after_law(**kwargs) -> None:
    """At once when an editor publishes; `manage.py scheduled` sees to every other path."""
    notice()
