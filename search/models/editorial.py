"""What editors steer search with. Both act at once, with no new index."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def pairs(words: list[str], finds: list[str]) -> list[tuple[str, list[str]]]:
    """Each word, with what it also finds: `finds` if there is any, else the other words."""
    return [(word, finds or [other for other in words if other != word]) for word in words]


class Language(models.Model):
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)

    class Meta:
        abstract = True


class Synonym(Language):
    words = models.TextField(
        _("words"), help_text=_("One word or phrase per line. Two-way: each finds the others.")
    )
    finds = models.TextField(
        _("finds"),
        blank=True,
        help_text=_("One-way: what the words above find, one per line. Not the other way round."),
    )

    panels = [FieldPanel("language"), FieldPanel("words"), FieldPanel("finds")]

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return " = ".join(lines(self.words)) + (f" → {', '.join(lines(self.finds))}")

    def clean(self):
        super().clean()
        if len(lines(self.words)) + len(lines(self.finds)) < 2:
            raise ValidationError({"words": _("A synonym needs at least two words.")})

    def pairs(self) -> list[tuple[str, list[str]]]:
        """Each word or phrase, with what it also finds."""
        return pairs(lines(self.words), lines(self.finds))


class BestBet(Language):
    """A page that comes first for certain queries."""

    queries = models.TextField(_("queries"), help_text=_("One per line, as readers type them."))
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)

    panels = [
        FieldPanel("language"),
        FieldPanel("queries"),
        FieldPanel("page"),
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
    ]

    class Meta:
        verbose_name = _("best bet")
        verbose_name_plural = _("best bets")

    def __str__(self) -> str:
        return f"{', '.join(lines(self.queries))} → {self.page}"

    def clean(self):
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day is before the first.")})
