"""What changed: the publishing history of a language's pages, with editors' notes."""

import datetime
import uuid
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page

from ..visibility import open_to_all
from .reference_page import ReferencePage

MOST_PAGES = 50
MOST_NOTES = 100


class ChangeNote(models.Model):
    """An editor's words, in both languages, for what changed on a page."""

    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("In either language; the note is shown in both."),
    )
    day = models.DateField(_("day"), default=timezone.localdate)
    note_sv = models.CharField(_("what changed (Swedish)"), max_length=300)
    note_en = models.CharField(_("what changed (English)"), max_length=300)

    panels = [FieldPanel(name) for name in ("page", "day", "note_sv", "note_en")]

    class Meta:
        verbose_name = _("change note")
        verbose_name_plural = _("change notes")
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.day}: {self.note_sv}"

    def text(self, locale: str) -> str:
        return self.note_en if locale == "en" else self.note_sv


class ChangesPage(ReferencePage):
    """One list a language: noted changes in the editors' words, other publishing by its date."""

    content_kind = "changes"
    content_fields = [*ReferencePage.base_content_fields]
    subpage_types: list[str] = []
    parent_page_types = ["home.HomePage"]
    template = "portal/changes_page.html"
    search_fields = [*ReferencePage.search_fields]
    api_fields = [*ReferencePage.api_fields]

    class Meta:
        verbose_name = _("What changed")

    @path("")
    def index(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, context_overrides={"days": self.days()})

    @path("atom/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(self.feed().writeString("utf-8"), content_type=Atom1Feed.content_type)

    def days(self) -> list[tuple[datetime.date, list[dict[str, Any]]]]:
        """(day, changes) with the newest day first; see `changes`."""
        listed = sorted(self.changes(), key=itemgetter("day"), reverse=True)
        return [(day, list(group)) for day, group in groupby(listed, key=itemgetter("day"))]

    def changes(self) -> list[dict[str, Any]]:
        """Dicts with `day`, `page`, `note` (may be empty) and `is_new`. Two queries."""
        pages = self.recent_pages()
        here = {page.translation_key: page for page in pages}
        changes = []
        noted = set()
        for note in ChangeNote.objects.select_related("page")[:MOST_NOTES]:
            page = here.get(note.page.translation_key)
            if page:
                noted.add((page.pk, note.day))
                changes.append(self.change(page, note.day, note.text(self.locale.language_code)))
        for page in pages[:MOST_PAGES]:
            day = timezone.localdate(page.last_published_at)
            if (page.pk, day) not in noted:
                changes.append(self.change(page, day, ""))
        return changes

    def change(self, page: Page, day: datetime.date, note: str) -> dict[str, Any]:
        first = page.first_published_at
        is_new = first is not None and timezone.localdate(first) == day
        return {"day": day, "page": page, "note": note, "is_new": is_new}

    def recent_pages(self) -> list[Page]:
        """Pages of this language that anyone may open, last published first."""
        pages = list(
            open_to_all(
                Page.objects.filter(
                    locale_id=self.locale_id,
                    depth__gte=2,
                    alias_of=None,
                    last_published_at__isnull=False,
                )
            )
            .exclude(pk=self.pk)
            .order_by("-last_published_at", "path")
        )
        for page in pages:
            page.locale = self.locale
        return pages

    def feed(self) -> Atom1Feed:
        feed = Atom1Feed(
            title=f"{self.title} – {gettext('Procurement-driven innovation')}",
            link=self.full_url,
            description=self.summary,
            language=self.locale.language_code,
            author_name=gettext("Procurement-driven innovation"),
            feed_url=f"{self.full_url}atom/",
        )
        for change in sorted(self.changes(), key=itemgetter("day"), reverse=True)[:MOST_PAGES]:
            page, day = change["page"], change["day"]
            when = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
            feed.add_item(
                title=page.title,
                link=page.full_url,
                description=change["note"]
                or (gettext("New page") if change["is_new"] else gettext("Changed")),
                unique_id=uuid.uuid5(
                    page.translation_key, f"{self.locale.language_code}/{day}/{change['note']}"
                ).urn,
                unique_id_is_permalink=False,
                pubdate=when,
                updateddate=when,
            )
        return feed
