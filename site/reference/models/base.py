"""What every reference record shares."""

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin

from ..forms import ReferenceForm


class LiveQuerySet(models.QuerySet):
    def live(self):
        """Records that a reader may see."""
        return self.filter(live=True)


class ReferenceRecord(WorkflowMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A record with drafts, revisions and workflow, known by a stable `key`.

    Fields that differ by language end in `_sv` and `_en` and are edited in one form, because a
    translated snippet opens its Swedish text to whoever may change the English one
    (docs/decisions.md).
    """

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        help_text=_("Stable name in addresses, content files and exports. Never change it."),
    )

    objects = LiveQuerySet.as_manager()
    base_form_class = ReferenceForm

    class Meta:
        abstract = True

    def text(self, name: str, locale: str | None = None) -> Any:
        """The field `name` in `locale` (language code), or in the active language."""
        return getattr(self, f"{name}_{(locale or get_language() or 'sv')[:2]}")


def both(name: str, **options: Any) -> list[FieldPanel]:
    """Panels for the Swedish and English halves of a field, Swedish first."""
    return [FieldPanel(f"{name}_sv", **options), FieldPanel(f"{name}_en", **options)]
