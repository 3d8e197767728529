"""The page that every other page is."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from ..blocks.text import RICH_TEXT_FEATURES
from ..context import page_context
from ..previews import Previewed
from ..printing.parts import Part, Print
from ..searchable import SearchContent, page_content
from ..signals import before_publication
from ..translatable import TranslatableFields


class EuReferenceBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Reference"), max_length=200)
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        label = _("Reference")


class LanguageNeutralStreamField(StreamField):
    """A stream that is the same in every language version."""

    language_neutral = True


class LanguageNeutralRichTextField(RichTextField):
    language_neutral = True


class PortalPage(Previewed, Page):
    """Thin base of all public pages: a key, a summary, a review date, notes for foreign readers.

    Subclasses list in `content_fields` what content files, exports and translation handle, in
    the order in which it is written.
    """

    key = models.SlugField(
        _("key"),
        max_length=80,
        blank=True,
        help_text=_("Stable name in content files and exports, the same in both languages."),
    )
    summary = models.CharField(
        _("summary"),
        max_length=250,
        help_text=_("The answer first, in at most 250 characters. Shown under the heading."),
    )
    last_reviewed = models.DateField(_("last reviewed"), null=True, blank=True)
    review_due = models.DateField(_("review due"), null=True, blank=True)
    international_note = LanguageNeutralRichTextField(
        _("note to readers outside Sweden"),
        blank=True,
        features=RICH_TEXT_FEATURES,
        help_text=_("In English. Shown on the English page only."),
    )
    eu_references = LanguageNeutralStreamField(
        [("reference", EuReferenceBlock())],
        verbose_name=_("EU references"),
        blank=True,
        help_text=_("Shown on the English page only."),
    )

    content_kind: str
    # The schema.org type that the page is (`portal.structured_data`).
    schema_type = "WebPage"
    base_content_fields = [
        "title",
        "slug",
        "summary",
        "last_reviewed",
        "review_due",
        "international_note",
        "eu_references",
    ]
    content_fields: list[str] = base_content_fields
    # Field → (id, heading) of the part of the page that shows it, for links from search.
    headings: ClassVar[dict[str, tuple[str, Any]]] = {
        "international_note": ("abroad", _("For readers outside Sweden"))
    }
    # A change of these alone makes no translation stale.
    volatile_fields = frozenset({"slug", "last_reviewed", "review_due"})
    translatable_fields = TranslatableFields()

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    review_panel = MultiFieldPanel(
        [FieldPanel("owner"), FieldPanel("last_reviewed"), FieldPanel("review_due")],
        heading=_("Review"),
    )
    international_panel = MultiFieldPanel(
        [FieldPanel("international_note"), FieldPanel("eu_references")],
        heading=_("For readers outside Sweden"),
    )
    promote_panels = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("show_in_menus")], heading=_("Address")),
        FieldPanel("key"),
        international_panel,
    ]
    settings_panels = [review_panel, *Page.settings_panels]

    search_fields = [*Page.search_fields, index.SearchField("summary")]
    api_fields = [
        APIField("key"),
        APIField("summary"),
        APIField("last_reviewed"),
        APIField("review_due"),
    ]

    # A copy is another page, and nobody has reviewed it (`portal.copying` spares translations).
    exclude_fields_in_copy = ["key", "last_reviewed", "review_due"]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.last_reviewed and self.review_due and self.review_due < self.last_reviewed:
            raise ValidationError({"review_due": _("The next review is due before the last one.")})
        if self.key and self.locale_id:
            clash = type(self)._default_manager.filter(key=self.key, locale_id=self.locale_id)
            if clash.exclude(pk=self.pk).exists():
                raise ValidationError({"key": _("Another page in this language has this key.")})

    def publish(self, revision, *args, **kwargs):
        """As Wagtail's; a receiver of `before_publication` may refuse with ValidationError."""
        before_publication.send(sender=type(self), version=revision.as_object())
        return super().publish(revision, *args, **kwargs)

    def can_move_to(self, parent):
        """As Wagtail, but never under a page in another language: grants go by language."""
        return super().can_move_to(parent) and parent.locale_id == self.locale_id

    @cached_property
    def kind_name(self) -> str:
        return str(self._meta.verbose_name)

    def structured_data(self) -> dict[str, Any]:
        """What the page adds to its description in schema.org's words."""
        return {}

    def content_data(self) -> dict[str, Any]:
        """The content fields as plain data that can be compared, whatever the database.

        Streams are read out of their JSON: PostgreSQL keeps it as jsonb, which orders the keys in
        its own way, so the same stream is another text before it is saved than after.
        """
        data = self.serializable_data()
        content = {name: data.get(name) for name in self.content_fields}
        for name, value in content.items():
            if isinstance(value, str) and isinstance(self._meta.get_field(name), StreamField):
                content[name] = json.loads(value)
        return content

    def content_digest(self) -> str:
        """SHA-256 (hex) of everything a translation has to follow."""
        content = {
            name: value
            for name, value in self.content_data().items()
            if name not in self.volatile_fields
        }
        encoded = json.dumps(content, sort_keys=True, cls=DjangoJSONEncoder).encode()
        return hashlib.sha256(encoded).hexdigest()

    def search_content(self) -> SearchContent:
        """What readers find the page by (see `portal.searchable`)."""
        return page_content(self)

    def search_records(self) -> Iterable[SearchContent]:
        """Reference records with addresses below this page."""
        return []

    def prints(self) -> Iterable[Print]:
        """The documents that the worker makes of the page (see `portal.printing`)."""
        return []

    def print_whole(self) -> list[Print]:
        """The page as it is, as its one document."""
        return [Print((Part(self),))]

    def get_context(self, request, *args, **kwargs) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | page_context(self, request)
