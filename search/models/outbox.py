"""The outbox: what has changed, and which index has taken it in."""

from django.db import models
from django.utils import timezone


class IndexRecord(models.Model):
    """An index that has to be told of changes: one for each host's own file, and one a server."""

    name = models.CharField(max_length=100, unique=True)
    seen_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class Change(models.Model):
    """One change, written in the transaction that makes it.

    `target` is `page/<id>`, `tree/<id>` (the page and all below it), `records` (reference
    records with an address) or `pages` (everything). Nothing is told but where to look: whoever
    takes it in reads the present state, so that order does not matter.
    """

    target = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.target


class Acknowledgement(models.Model):
    """That one index has taken in one change.

    Per row, with no high-water mark: a transaction that commits late has a lower id than rows
    which are done already, and would be passed over.
    """

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="acknowledgements")
    index = models.ForeignKey(
        IndexRecord, on_delete=models.CASCADE, related_name="acknowledgements"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "index"], name="one_acknowledgement_each")
        ]

    def __str__(self) -> str:
        return f"{self.index_id}: {self.change_id}"
