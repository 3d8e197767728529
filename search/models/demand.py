"""What readers look for, by week. No row says who looked, or when within the week."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .editorial import Language


class Sought(Language):
    query = models.CharField(_("query"), max_length=100)
    week = models.DateField(_("week from"))
    searches = models.PositiveIntegerField(_("searches"), default=0)
    without_hit = models.PositiveIntegerField(_("without hit"), default=0)
    without_click = models.PositiveIntegerField(_("without click"), default=0)

    class Meta:
        verbose_name = _("query")
        verbose_name_plural = _("queries")
        ordering = ["-week", "-searches", "query"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["language", "query", "week"], name="search_sought_once_a_week"
            )
        ]

    def __str__(self) -> str:
        return self.query
