"""What the content lacks or no longer needs: models without a case, cases without evidence,
images and documents that nothing uses, documents that are hard to read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import django_filters
from django import forms
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.models import ReferenceIndex

from cases.models import CasePage
from guides.models import ProcurementModelPage
from portal.models import SiteDocument, SiteImage
from portal.translation import source_language
from reference.taxonomies import EvidenceGrade

from ..rows import RowFilters, RowsView
from .documents.read import lacking


class Gap(models.TextChoices):
    NO_CASE = "no-case", _("Model without a case")
    NO_EVIDENCE = "no-evidence", _("Case without evidence")
    SELF_REPORTED = "self-reported", _("Case with self-reported evidence only")
    UNUSED_IMAGE = "unused-image", _("Unused image")
    UNUSED_DOCUMENT = "unused-document", _("Unused document")
    DOCUMENT = "document", _("Document that is hard to read")


@dataclass(frozen=True)
class Row:
    title: str
    gap: Gap
    url: str
    detail: str = ""

    @property
    def gap_label(self) -> str:
        return str(self.gap.label)


def gaps() -> list[Row]:
    return [*models_without_case(), *cases_without_evidence(), *unused(), *hard_to_read()]


def published(kind) -> models.QuerySet:
    return kind.objects.live().filter(locale__language_code=source_language()).order_by("title")


def models_without_case() -> Iterator[Row]:
    told = CasePage.objects.live().filter(locale__language_code=source_language())
    for page in published(ProcurementModelPage).exclude(cases__in=told):
        yield Row(page.title, Gap.NO_CASE, edit(page))


def cases_without_evidence() -> Iterator[Row]:
    """No effect that names its source, or none that anyone but those involved vouches for."""
    for page in published(CasePage):
        grades = {one.value.get("grade") for one in page.effects if one.value.get("source")}
        if not grades:
            yield Row(page.title, Gap.NO_EVIDENCE, edit(page))
        elif grades == {EvidenceGrade.SELF_REPORTED}:
            yield Row(page.title, Gap.SELF_REPORTED, edit(page))


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def unused() -> Iterator[Row]:
    """Files that no page, draft or record points at, by Wagtail's index of references."""
    for kind, gap, view in (
        (SiteImage, Gap.UNUSED_IMAGE, "wagtailimages:edit"),
        (SiteDocument, Gap.UNUSED_DOCUMENT, "wagtaildocs:edit"),
    ):
        used = ReferenceIndex.objects.filter(to_content_type__model=kind._meta.model_name)
        pks = {int(pk) for pk in used.values_list("to_object_id", flat=True).distinct()}
        for file in kind.objects.order_by("title"):
            if file.pk not in pks:
                yield Row(file.title, gap, reverse(view, args=[file.pk]))


def hard_to_read() -> Iterator[Row]:
    """Documents without what a screen reader needs."""
    documents = {one.pk: one for one in SiteDocument.objects.order_by("title")}
    for pk, lacks in lacking(documents.values()).items():
        detail = ", ".join(str(lack.label) for lack in lacks)
        url = reverse("wagtaildocs:edit", args=[pk])
        yield Row(documents[pk].title, Gap.DOCUMENT, url, detail)


class GapFilters(RowFilters):
    gap = django_filters.MultipleChoiceFilter(
        label=_("What is missing"), choices=Gap.choices, widget=forms.CheckboxSelectMultiple
    )


class GapsView(RowsView):
    page_title = _("Gaps and leftovers")
    header_icon = "warning"
    index_url_name = "upkeep_gaps"
    index_results_url_name = "upkeep_gaps_results"
    filterset_class = GapFilters
    default_ordering = "gap"
    verbose_name_plural = _("gaps")
    sorts = {
        "gap": lambda row: (list(Gap).index(row.gap), row.title.casefold()),
        "title": lambda row: row.title.casefold(),
    }
    columns = [
        TitleColumn(
            "title", label=_("Page or file"), sort_key="title", get_url=lambda row: row.url
        ),
        StatusTagColumn("gap", label=_("What is missing"), sort_key="gap", accessor="gap_label"),
        Column("detail", label=_("More exactly")),
    ]
    list_export = ["title", "gap_label", "detail"]
    export_headings = {
        "title": _("Page or file"),
        "gap_label": _("What is missing"),
        "detail": _("More exactly"),
    }

    def rows(self) -> list[Row]:
        return gaps()

    def get_filename(self) -> str:
        return "gaps"
