"""What the last load of content files wrote."""

from django.db import models

from .translations.models import Adaptation, FormerText, RecordStatus

__all__ = ["Adaptation", "FormerText", "ImportRecord", "RecordStatus"]


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
