"""How a translation stands to its original."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationStatus(models.Model):
    """What a translated page was last made true to.

    `source_digest` is the digest of the original's content (`PortalPage.content_digest`) that
    this page last was a true version of. `behind_since` is set while the published original
    differs from that; it is computed from content, so republishing an unchanged original, or
    changing it back, makes nothing stale. `corrected_at` is set when an editor marked such a
    difference as a legal correction; the page warns of it until it has followed.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="translation_status"
    )
    source_digest = models.CharField(max_length=64, blank=True)
    behind_since = models.DateTimeField(_("behind since"), null=True, blank=True)

    corrected_at = models.DateTimeField(_("original corrected in law"), null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.page_id}: {'behind' if self.behind_since else 'current'}"
