"""What the desk remembers of translations beyond what wagtail-localize keeps."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerText(models.Model):
    """A translated text that was overwritten or removed: nothing a person wrote is ever gone.

    `object_key` is the translation key of its page, `path` the place in it (wagtail-localize's
    context path), `source` the original's wording that `data` translated.
    """

    object_key = models.UUIDField(db_index=True)
    path = models.TextField(blank=True)
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    source = models.TextField()
    data = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-replaced_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.path}: {self.data[:60]}"


class Adaptation(models.Model):
    """A translated page that an editor took out of translation, to write it freely.

    `texts` holds the original's texts at that moment as `[path, text]` pairs in reading order, so
    that what changed since can be told even when old versions have been cleared away.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="adaptation"
    )
    since = models.DateTimeField(_("adapted since"), auto_now_add=True)
    source_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    source_digest = models.CharField(max_length=64)
    texts = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.page_id}: {self.since:%Y-%m-%d}"


class RecordStatus(models.Model):
    """Whether the English half of a reference record is behind its Swedish half.

    `swedish` and `english` are digests of the two halves as last saved; `behind_since` is set when
    the Swedish half changes alone and cleared when the English half changes, or the Swedish half
    changes back to `followed`, the wording that the English one was last made true to.
    """

    model = models.CharField(max_length=100)
    key = models.SlugField(max_length=80)
    swedish = models.CharField(max_length=64)
    english = models.CharField(max_length=64)
    followed = models.CharField(max_length=64)
    behind_since = models.DateTimeField(_("behind since"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model", "key"], name="one_status_per_record")
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
