"""What was counted, a row a day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Kind(models.TextChoices):
    VISIT = "visit", _("Visits")
    DOWNLOAD = "download", _("Downloads")
    CHOOSER = "chooser", _("Finished choosers")
    SELF_CHECK = "self-check", _("Finished self-checks")
    SEARCH = "search", _("Searches")
    UNANSWERED = "unanswered", _("Without an answer")


class DayCount(models.Model):
    """How often something happened in one language on one day; visits name their page.

    Rows of the same day may stand beside each other: what counts is their sum.
    """

    day = models.DateField(_("day"), db_index=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    number = models.PositiveIntegerField(_("number"))

    # A count is no use of a page.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("count of a day")
        verbose_name_plural = _("counts of days")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.language}: {self.number}"
