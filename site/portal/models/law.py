"""The act, by chapter, with an address for each section that the site has."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from linguistics.citations import format_parts
from reference.library import library
from reference.models import LawSection

from ..searchable import SearchContent, TextSection
from .citation import citation_counts, citing_pages
from .reference_page import ReferencePage


class LawPage(ReferencePage):
    content_kind = "reference"
    template = "portal/law_page.html"

    class Meta:
        verbose_name = _("Law page")

    @path("")
    def index(self, request: HttpRequest) -> HttpResponse:
        chapters = self.chapters(citation_counts(self.locale))
        return self.render(request, context_overrides={"chapters": chapters})

    @path("<slug:act>/<slug:chapter>/<slug:number>/")
    def section(self, request: HttpRequest, act: str, chapter: str, number: str) -> HttpResponse:
        section = library().sections.get(f"{act}-{chapter}-{number}")
        if section is None:
            raise Http404
        return self.render(
            request,
            record_path=f"{act}/{chapter}/{number}/",
            context_overrides={
                "section": section,
                "record_title": section.heading or str(section),
                "citing_pages": citing_pages(section.key, self.locale),
            },
            template="portal/law_section.html",
        )

    @path("<slug:act>/<slug:chapter>/<slug:number>/wording/")
    def wording(self, request: HttpRequest, act: str, chapter: str, number: str) -> HttpResponse:
        """The section alone, for the frame that pages open it in."""
        section = library().sections.get(f"{act}-{chapter}-{number}")
        if section is None:
            raise Http404
        answer = self.render(
            request,
            record_path=f"{act}/{chapter}/{number}/",
            context_overrides={"section": section},
            template="portal/law_wording.html",
        )
        answer.headers["X-Frame-Options"] = "SAMEORIGIN"
        return answer

    def chapters(self, cited: Mapping[str, int]) -> list[tuple[str, list[tuple[LawSection, int]]]]:
        """(number, sections) of each chapter in the order of the act.

        With each section, which knows the chapter's title, stands how many pages cite it.
        """
        sections = sorted(
            library().sections.values(), key=lambda section: (section.act.key, section.sort_order)
        )
        return [
            (chapter, [(section, cited.get(section.key, 0)) for section in group])
            for chapter, group in groupby(sections, key=lambda section: section.chapter)
        ]

    def search_records(self) -> Iterable[SearchContent]:
        code = self.locale.language_code
        for section in library().sections.values():
            number = format_parts(section.chapter, section.number, "", code, section.act.key)
            heading = section.heading_en if code == "en" else section.heading
            wording = (
                section.paraphrase_en if code == "en" else getattr(section.current, "text", "")
            )
            tight = [part.replace(" ", "") for part in (section.chapter, section.number)]
            yield SearchContent(
                key=f"section/{section.key}",
                kind="section",
                title=f"{number} {heading}".strip(),
                path=f"{section.act.key}/{'/'.join(tight)}/",
                sections=[TextSection(texts=[wording])],
                names=[section.act.abbreviation],
            )
