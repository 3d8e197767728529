"""Thresholds and direct award limits, by period."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from reference.library import library
from reference.models import Threshold
from wagtail.contrib.routable_page.models import path

from .reference_page import ReferencePage


class ThresholdsPage(ReferencePage):
    content_kind = "reference"
    template = "portal/thresholds_page.html"

    class Meta:
        verbose_name = _("Thresholds page")

    @path("")
    def index(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, context_overrides={"periods": self.periods()})

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
        records = sorted(
            library().thresholds, key=lambda record: record.valid_from, reverse=True
        )
        return [
            (period, list(group))
            for period, group in groupby(
                records, key=lambda record: (record.valid_from, record.valid_to)
            )
        ]
