"""What changed: the publishing history of a language's pages, with editors' notes."""

import datetime
import uuid
from itertools import groupby
from operator import attrgetter

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from ..news import News, latest
from .reference_page import ReferencePage

MOST_PAGES = 50
MOST_NOTES = 100


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

    def days(self) -> list[tuple[datetime.date, list[News]]]:
        """(day, news) with the newest day first."""
        return [(day, list(group)) for day, group in groupby(self.news(), key=attrgetter("day"))]

    def news(self) -> list[News]:
        return latest(self.locale, self, MOST_PAGES, MOST_NOTES)

    def feed(self) -> Atom1Feed:
        feed = Atom1Feed(
            title=f"{self.title} – {gettext('Procurement-driven innovation')}",
            link=self.full_url,
            description=self.summary,
            language=self.locale.language_code,
            author_name=gettext("Procurement-driven innovation"),
            feed_url=f"{self.full_url}atom/",
        )
        for day, page, note, is_new in self.news()[:MOST_PAGES]:
            when = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
            feed.add_item(
                title=page.title,
                link=page.full_url,
                description=note or (gettext("New page") if is_new else gettext("Changed")),
                unique_id=uuid.uuid5(
                    page.translation_key, f"{self.locale.language_code}/{day}/{note}"
                ).urn,
                unique_id_is_permalink=False,
                pubdate=when,
                updateddate=when,
            )
        return feed
