"""What a legal correction does to the English page."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from portal.models import PortalPage, TranslationStatus
from portal.translation import is_original, refresh_status

from .models import LegalCorrection

ACTION = "editorial.legal_correction"


@transaction.atomic
def mark(page: PortalPage, means: str, user) -> LegalCorrection:
    """Takes effect now, or with the draft that waits: readers must not be warned of what they
    cannot read yet.
    """
    correction = LegalCorrection.objects.create(page_id=page.pk, means=means, marked_by=user)
    log(instance=page, action=ACTION, user=user, data={"means": means})
    if not page.has_unpublished_changes:
        take_effect(correction, page)
    return correction


def after_publish(instance: Page, **kwargs) -> None:
    if isinstance(instance, PortalPage) and is_original(instance):
        for correction in LegalCorrection.objects.filter(page_id=instance.pk, effective_at=None):
            take_effect(correction, instance)


@transaction.atomic
def take_effect(correction: LegalCorrection, page: PortalPage) -> None:
    """Translations that already say the corrected text are left alone."""
    now = timezone.now()
    for translation in outdated(page):
        if correction.means == LegalCorrection.Means.WITHDRAW:
            translation.specific.unpublish(user=correction.marked_by)
        TranslationStatus.objects.filter(page_id=translation.pk).update(corrected_at=now)
    LegalCorrection.objects.filter(pk=correction.pk).update(effective_at=now)


def outdated(page: PortalPage) -> list[Page]:
    """Live translations that are behind; an adapted page is never known to have followed."""
    versions = page.get_translations().filter(live=True, alias_of__isnull=True)
    for translation in versions:
        # The receivers of a publication run in no order that could be relied on.
        refresh_status(page, translation)
    behind = Q(translation_status__behind_since__isnull=False)
    return list(versions.filter(behind).select_related("translation_status"))


@transaction.atomic
def lift(page: PortalPage, user) -> int:
    """An editor says that the translations are right: no more warning. How many were warned on."""
    versions = page.get_translations().values("pk")
    warned = TranslationStatus.objects.filter(page__in=versions, corrected_at__isnull=False)
    number = warned.update(corrected_at=None)
    LegalCorrection.objects.filter(page_id=page.pk, effective_at=None).delete()
    if number:
        log(instance=page, action=ACTION, user=user, data={"means": "lift"})
    return number
