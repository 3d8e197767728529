"""What readers say of a page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Feedback(models.Model):
    """One answer. It holds no address, cookie or other mark of who gave it."""

    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    page_title = models.CharField(_("title when answered"), max_length=255)
    locale = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    was_useful = models.BooleanField(_("useful"))
    text = models.TextField(_("what the reader wrote"), blank=True)
    answered_on = models.DateField(_("day"), auto_now_add=True)

    class Meta:
        verbose_name = _("reader's answer")
        verbose_name_plural = _("readers' answers")
        ordering = ["-answered_on", "-pk"]

    def __str__(self) -> str:
        return self.page_title
