"""The last known state of the law on the site, its changes, and consolidations."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LawKind(models.TextChoices):
    SECTION = "section", _("Section")
    THRESHOLD = "threshold", _("Limit")


class KnownLaw(models.Model):
    """What a section said, or which sums a limit had, when pages were last held against it."""

    kind = models.CharField(max_length=10, choices=LawKind.choices)
    key = models.SlugField(max_length=80)
    state = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_known_state_per_record")
        ]

    def __str__(self) -> str:
        return self.key


class LawChange(models.Model):
    """A section or limit that changed: as it was, and as it is (empty: it is gone)."""

    kind = models.CharField(_("kind"), max_length=10, choices=LawKind.choices)
    key = models.SlugField(_("key"), max_length=80)
    label = models.CharField(_("what changed"), max_length=200)
    before = models.TextField()
    after = models.TextField(blank=True)
    noticed_at = models.DateTimeField(_("noticed"), default=timezone.now)

    class Meta:
        ordering = ["-noticed_at", "-pk"]

    def __str__(self) -> str:
        return self.label


class Consolidation(models.Model):
    """An act as consolidated to an amending act, as it was handed in; applied or not yet."""

    act = models.SlugField(max_length=80)
    consolidated_to = models.CharField(_("consolidated to"), max_length=20)
    document = models.JSONField()
    made_at = models.DateTimeField(_("handed in"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    applied_at = models.DateTimeField(_("taken in"), null=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.act.upper()} {self.consolidated_to}"
