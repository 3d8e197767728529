"""What was found in a document's file; read once for each file."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentCheck(models.Model):
    """`lacks` holds names of what is missing, of those in `editorial.upkeep.documents.read`."""

    file_hash = models.CharField(_("hash of the file"), max_length=40, unique=True)
    lacks = models.JSONField(_("what is missing"), default=list)

    class Meta:
        verbose_name = _("check of a document")
        verbose_name_plural = _("checks of documents")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.file_hash}: {', '.join(self.lacks)}"
