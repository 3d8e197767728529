"""Thresholds and direct award limits, by period."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.contrib.routable_page.models import path

from reference.library import library
from reference.models import Threshold

from ..ladder import AUTHORITIES, CONTRACTS, asked, rungs
from ..searchable import SearchContent, TextSection
from .reference_page import ReferencePage


class ThresholdsPage(ReferencePage):
    content_kind = "reference"
    template = "portal/thresholds_page.html"

    class Meta:
        verbose_name = _("Thresholds page")

    @path("")
    def index(self, request: HttpRequest) -> HttpResponse:
        question = asked(request.GET)
        return self.render(
            request,
            context_overrides={
                "periods": self.periods(),
                "question": question,
                "rungs": rungs(library().thresholds, question),
                "authorities": AUTHORITIES,
                "contracts": CONTRACTS,
            },
        )

    @path("<slug:key>/")
    def threshold(self, request: HttpRequest, key: str) -> HttpResponse:
        found = next((record for record in library().thresholds if record.key == key), None)
        if found is None:
            raise Http404
        return self.render(
            request,
            record_path=f"{key}/",
            context_overrides={"threshold": found, "record_title": found.key},
            template="portal/threshold.html",
        )

    def periods(self) -> list[tuple[tuple, list[Threshold]]]:
        """((first day, last day or None), records), newest period first."""
        records = sorted(library().thresholds, key=lambda record: record.valid_from, reverse=True)
        return [
            (period, list(group))
            for period, group in groupby(
                records, key=lambda record: (record.valid_from, record.valid_to)
            )
        ]

    def search_content(self) -> SearchContent:
        content = super().search_content()
        content.sections += [
            TextSection(texts=[self.in_words(record)]) for record in library().thresholds
        ]
        return content

    def in_words(self, record: Threshold) -> str:
        """A limit as readers search for it: its kind, whom and what it concerns, years, sums."""
        with override(self.locale.language_code):
            parts = [
                record.get_limit_display(),
                record.get_authority_display(),
                record.get_contract_display(),
                str(record.valid_from.year),
                str(record.valid_to.year) if record.valid_to else "",
                f"{record.sek} kr" if record.sek is not None else "",
                f"{record.eur} euro" if record.eur is not None else "",
            ]
        return ", ".join(part for part in parts if part)
