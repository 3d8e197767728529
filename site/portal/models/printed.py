"""The PDF of a page, as the worker made it last (`portal.printing`)."""

from django.db import models
from wagtail.models import Page


class PrintedPage(models.Model):
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="printed")
    variant = models.CharField(max_length=255, blank=True)
    file = models.FileField(upload_to="pdf")
    size = models.PositiveIntegerField()
    # SHA-256 (hex) of what it was written from: the composed page, the style, the engine.
    digest = models.CharField(max_length=64)
    # The stamp of the content (`Change`) that it was compared with last.
    checked = models.UUIDField()
    compared_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "variant"], name="one_print_a_variant")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.variant}".strip()

    @classmethod
    def current(cls, page: Page, variant: str = "") -> "PrintedPage | None":
        """The document, unless the page was published after it was compared. One query."""
        row = cls.objects.filter(page_id=page.pk, variant=variant).first()
        published = page.last_published_at
        return row if row and (published is None or published <= row.compared_at) else None

    def remove(self) -> None:
        self.file.storage.delete(self.file.name)
        self.delete()
