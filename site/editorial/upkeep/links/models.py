"""The latest look at each outward address that the content has."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkCheck(models.Model):
    class State(models.TextChoices):
        WORKS = "works", _("Works")
        MOVED = "moved", _("Moved for good")
        BROKEN = "broken", _("Broken")
        UNSURE = "unsure", _("No clear answer")
        REFUSED = "refused", _("Not asked")

    url = models.URLField(_("address"), max_length=1000, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    detail = models.CharField(_("what it answered"), max_length=1000, blank=True)
    checked_at = models.DateTimeField(_("asked"))
    failing_since = models.DateTimeField(_("failing since"), null=True)

    def __str__(self) -> str:
        return f"{self.url}: {self.state}"
