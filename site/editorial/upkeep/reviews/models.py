"""What calls for a review, and the reviews that were made."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


def stored_type(target: models.Model) -> int:
    """The content type of what a target is; a page may be at hand as the base class only."""
    if isinstance(target, Page):
        return target.content_type_id
    return ContentType.objects.get_for_model(target).pk


class Target(models.Model):
    """A page or a reference record, by the type that it is stored as."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey()

    class Meta:
        abstract = True


class ReviewRequest(Target):
    """Why a page or record has to be read again before it is due. Open until it was reviewed."""

    change = models.ForeignKey(
        "editorial.LawChange", on_delete=models.CASCADE, related_name="requests"
    )
    made_at = models.DateTimeField(default=timezone.now)
    review = models.ForeignKey(
        "editorial.Review", null=True, on_delete=models.SET_NULL, related_name="answers"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "change"], name="one_request_per_change"
            )
        ]
        indexes = [models.Index(fields=["closed_at"], name="review_requests_open")]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id}: {self.change_id}"


class Review(Target):
    """Somebody has read a page or record against what it rests on."""

    class Outcome(models.TextChoices):
        UNCHANGED = "unchanged", _("Reviewed, nothing changed")
        CHANGED = "changed", _("Changed and published")

    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    next_due = models.DateField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id}: {self.outcome}"
