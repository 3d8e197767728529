"""“Reviewed, nothing changed”: one recorded click."""

import json
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from portal.models import PortalPage
from portal.translation import is_original

from .models import Review, ReviewRequest, stored_type

ACTION = "editorial.reviewed"
USUAL = timedelta(days=182)
LEAST, MOST = timedelta(days=30), timedelta(days=730)


def next_due(page: PortalPage, today: date) -> date:
    """As long after today as the last review was before the date that was set for this one."""
    interval = USUAL
    if page.last_reviewed and page.review_due:
        interval = min(max(page.review_due - page.last_reviewed, LEAST), MOST)
    return today + interval


@transaction.atomic
def reviewed(target: Model, user) -> Review:
    """Record that nothing had to change; for a page, readers see the new dates at once.

    Only the dates are written, on the row and in the latest draft, so that a draft stays a draft,
    a review under way goes on and publishing later does not take the dates back. A translation
    that is true to its original takes them over: it is the same text that was read.
    """
    due = None
    if isinstance(target, PortalPage):
        today = timezone.localdate()
        due = next_due(target, today)
        for page in [target, *true_translations(target)]:
            stamp(page, today, due)
            data = {"last_reviewed": today.isoformat(), "review_due": due.isoformat()}
            log(instance=page, action=ACTION, user=user, data=data)
        stamp_source(target, today, due)
    else:
        log(instance=target, action=ACTION, user=user)
    return close(target, user, Review.Outcome.UNCHANGED, due)


def true_translations(page: PortalPage) -> list[PortalPage]:
    if not is_original(page):
        return []
    versions = page.get_translations().filter(live=True, alias_of__isnull=True)
    return list(versions.filter(translation_status__behind_since__isnull=True).specific())


def stamp(page: PortalPage, day: date, due: date) -> None:
    page.last_reviewed, page.review_due = day, due
    page.save(update_fields=["last_reviewed", "review_due"], clean=False)
    latest = page.latest_revision
    if latest:
        latest.content |= {"last_reviewed": day.isoformat(), "review_due": due.isoformat()}
        latest.save(update_fields=["content"])


def stamp_source(page: PortalPage, day: date, due: date) -> None:
    """What wagtail-localize copies dates from when the translation is next written."""
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source:
        content = json.loads(source.content_json)
        content |= {"last_reviewed": day.isoformat(), "review_due": due.isoformat()}
        source.content_json = json.dumps(content)
        source.save(update_fields=["content_json"])


def requests_for(target: Model):
    return ReviewRequest.objects.filter(content_type_id=stored_type(target), object_id=target.pk)


def reviews_of(target: Model):
    return Review.objects.filter(content_type_id=stored_type(target), object_id=target.pk)


def close(target: Model, user, outcome: str, due: date | None) -> Review:
    review = Review.objects.create(
        content_type_id=stored_type(target),
        object_id=target.pk,
        outcome=outcome,
        made_by=user,
        next_due=due,
    )
    waiting = requests_for(target).filter(closed_at__isnull=True)
    waiting.update(closed_at=review.made_at, review=review)
    return review


def after_publish(instance: Page, revision=None, **kwargs) -> None:
    """A page that is published with a review date on or after a request answers it."""
    if not isinstance(instance, PortalPage) or not instance.last_reviewed:
        return
    waiting = requests_for(instance).filter(
        closed_at__isnull=True, made_at__date__lte=instance.last_reviewed
    )
    if waiting.exists():
        user = revision.user if revision else None
        close(instance, user, Review.Outcome.CHANGED, instance.review_due)
