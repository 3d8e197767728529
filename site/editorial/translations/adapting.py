"""Pages that leave translation, and come back to it.

Whatever switches a translation off or on (wagtail-localize's buttons, a new submission, code),
leaving notes the original as it stood, and coming back harvests what was written meanwhile.
"""

from django.db.models.signals import pre_save
from wagtail.models import Page
from wagtail_localize.models import Translation

from .harvest import gather
from .keeping import segments_of
from .models import Adaptation


def connect() -> None:
    pre_save.connect(before_save, sender=Translation, dispatch_uid="adapted-pages")


def before_save(instance: Translation, raw: bool = False, **kwargs) -> None:
    if raw or instance.pk is None:
        return
    before = Translation.objects.filter(pk=instance.pk).values_list("enabled", flat=True).first()
    page = target(instance)
    if before is None or before == instance.enabled or page is None or page.alias_of_id:
        return
    if instance.enabled:
        gather(instance)
        Adaptation.objects.filter(page_id=page.pk).delete()
    else:
        note(instance, page)


def target(link: Translation) -> Page | None:
    """The translated page, or None where it was deleted."""
    kind = link.source.specific_content_type.model_class()
    if not issubclass(kind, Page):
        return None
    return kind.objects.filter(
        translation_key=link.source.object_id, locale_id=link.target_locale_id
    ).first()


def note(link: Translation, page: Page) -> Adaptation:
    """Remember since when a page is adapted, and from which version of its original."""
    original = link.source.as_instance()
    return Adaptation.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "source_revision_id": original.live_revision_id,
            "source_digest": original.content_digest(),
            "texts": [[s.context.path, s.string.data] for s in segments_of(link.source)],
        },
    )[0]
