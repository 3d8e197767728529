"""What the last load of content files wrote."""

from django.db import models

from .roles.models import Desk
from .translations.models import Adaptation, FormerText, RecordStatus
from .upkeep.models import (
    AccessibilityReport,
    Consolidation,
    DocumentCheck,
    KnownLaw,
    LawChange,
    LegalCorrection,
    LinkCheck,
    Review,
    ReviewRequest,
)
from .usage.models import DayCount
from .writing.models import WriteInstead

__all__ = [
    "AccessibilityReport",
    "Adaptation",
    "Consolidation",
    "DayCount",
    "Desk",
    "DocumentCheck",
    "FormerText",
    "ImportRecord",
    "KnownLaw",
    "LawChange",
    "LegalCorrection",
    "LinkCheck",
    "RecordStatus",
    "Review",
    "ReviewRequest",
    "WriteInstead",
]


class ImportRecord(models.Model):
    """The document that was last loaded from a file: the common ancestor of file and site.

    Comparing it with both sides tells who changed what (`editorial.content.merge`). For a
    translation `texts` holds, by path, the texts that were loaded in order, each as the SHA-256 of
    the original string and what was written for it. `fingerprint` proves that neither file nor
    page has changed since (`editorial.content.fingerprints`).
    """

    name = models.CharField(max_length=160, unique=True)
    document = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64, default="")
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name


class ScheduledRun(models.Model):
    """The latest run of `manage.py scheduled`: one row, which keeps two from running at once."""

    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    failures = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.began_at}: {self.failures or 'all well'}"
