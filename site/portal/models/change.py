"""When anything that a reader may see last changed."""

import datetime
import uuid
from typing import NamedTuple

from django.db import models
from django.utils import timezone


class Moment(NamedTuple):
    stamp: uuid.UUID
    at: datetime.datetime


class Change(models.Model):
    """The single row that stamps the published content.

    It is written in the same transaction as the change, so whoever sees the new stamp sees the
    new content. The stamp is random rather than counted: a change that is rolled back never
    lends its stamp to another.
    """

    stamp = models.UUIDField(default=uuid.uuid4)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.stamp)

    @classmethod
    def latest(cls) -> Moment | None:
        """The last change, or None on a site where nothing has been changed yet. One query."""
        row = cls.objects.filter(pk=1).values_list("stamp", "at").first()
        return Moment(*row) if row else None

    @classmethod
    def note(cls) -> None:
        values = {"stamp": uuid.uuid4(), "at": timezone.now()}
        if not cls.objects.filter(pk=1).update(**values):
            cls.objects.get_or_create(pk=1, defaults=values)
