"""The review queue, and one page or record in it with what calls for its review."""

from datetime import date

import django_filters
from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page

from portal.models import PortalPage
from reference.models.base import ReferenceRecord

from ...rows import DayColumn, PostColumn, RowFilters, RowsView
from ...translations.board_records import edit_url
from ...translations.changes import marked
from ..permissions import may_read, may_review
from .act import requests_for, reviewed, reviews_of
from .queue import ORDER, Row, When, queue

PRESSING = frozenset({When.CALLED, When.OVERDUE})


class QueueFilters(RowFilters):
    when = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("When"), choices=When.choices, widget=forms.CheckboxSelectMultiple
    )
    owner = django_filters.ChoiceFilter(label=gettext_lazy("Owner"))
    kind = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Kind"), widget=forms.CheckboxSelectMultiple
    )


class QueueView(RowsView):
    page_title = gettext_lazy("Review queue")
    header_icon = "calendar-check"
    index_url_name = "upkeep_queue"
    index_results_url_name = "upkeep_queue_results"
    filterset_class = QueueFilters
    default_ordering = "when"
    verbose_name_plural = gettext_lazy("pages or records")
    sorts = {
        "when": lambda row: (ORDER[row.when], row.due or date.max, row.title),
        "title": lambda row: row.title.casefold(),
        "due": lambda row: row.due or date.max,
        "owner": lambda row: (row.owner == "", row.owner.casefold()),
        "kind": lambda row: row.kind,
    }
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Page or record"),
            sort_key="title",
            get_url=lambda row: row.url,
            width="30%",
        ),
        StatusTagColumn(
            "when",
            label=gettext_lazy("When"),
            sort_key="when",
            accessor="when_label",
            primary=lambda row: row.when in PRESSING,
        ),
        Column("reasons", label=gettext_lazy("What changed")),
        DayColumn("due", label=gettext_lazy("Review due"), sort_key="due"),
        Column("owner", label=gettext_lazy("Owner"), sort_key="owner"),
        Column("kind", label=gettext_lazy("Kind"), sort_key="kind"),
        PostColumn(
            "act",
            label=gettext_lazy("Nothing to change?"),
            button=gettext_lazy("Reviewed, nothing changed"),
            get_url=lambda row: row.url + "done/" if row.may_review else "",
        ),
    ]
    list_export = ["title", "kind", "when_label", "reasons", "due", "owner"]
    export_headings = {
        "title": gettext_lazy("Page or record"),
        "kind": gettext_lazy("Kind"),
        "when_label": gettext_lazy("When"),
        "reasons": gettext_lazy("What changed"),
        "due": gettext_lazy("Review due"),
        "owner": gettext_lazy("Owner"),
    }

    def rows(self) -> list[Row]:
        return queue()

    def decorate_paginated_queryset(self, object_list):
        for row in object_list:
            row.may_review = may_review(self.request.user, row.target)
        return object_list

    def get_filename(self) -> str:
        return "review-queue"


def find(content_type: int, pk: int) -> Model:
    """A page or record of the site; 404 for anything else that has a type and a number."""
    kind = get_object_or_404(ContentType, pk=content_type)
    model = kind.model_class()
    if model is None or not issubclass(model, PortalPage | ReferenceRecord):
        raise Http404
    return get_object_or_404(model, pk=pk)


class ReviewView(WagtailAdminTemplateMixin, TemplateView):
    """What calls for a review, with the words that changed marked, and the reviews so far."""

    template_name = "editorial/upkeep/review.html"
    page_title = gettext_lazy("Review")
    header_icon = "calendar-check"

    def dispatch(self, request, *args, **kwargs):
        if not may_read(request.user):
            raise PermissionDenied
        self.target = find(kwargs["content_type"], kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.target)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("upkeep_queue"), "label": _("Review queue")},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_header_buttons(self):
        is_page = isinstance(self.target, Page)
        edit = reverse("wagtailadmin_pages:edit", args=[self.target.pk]) if is_page else ""
        url = edit or edit_url(self.target)
        return [HeaderButton(_("Edit"), url=url, icon_name="edit")] if url else []

    def get_context_data(self, **kwargs):
        requests = requests_for(self.target).filter(closed_at__isnull=True)
        changes = []
        for request in requests.select_related("change").order_by("made_at", "pk"):
            before, after = marked(request.change.before, request.change.after)
            changes.append({"change": request.change, "before": before, "after": after})
        return super().get_context_data(**kwargs) | {
            "target": self.target,
            "is_page": isinstance(self.target, Page),
            "changes": changes,
            "reviews": reviews_of(self.target).select_related("made_by")[:20],
            "may_review": may_review(self.request.user, self.target),
            "done_url": reverse("upkeep_reviewed", kwargs=self.kwargs),
        }


@require_POST
def done(request: HttpRequest, content_type: int, pk: int) -> HttpResponse:
    target = find(content_type, pk)
    if not may_review(request.user, target):
        raise PermissionDenied
    back = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    ):
        back = reverse("upkeep_queue")
    lock = target.get_lock() if hasattr(target, "get_lock") else None
    if lock and lock.for_user(request.user):
        messages.error(request, _("“%(page)s” is locked; nothing was changed.") % {"page": target})
        return redirect(back)
    review = reviewed(target, request.user)
    text = _("“%(page)s” is recorded as reviewed.") % {"page": target}
    if review.next_due:
        text += " " + _("It is due again on %(date)s.") % {"date": review.next_due.isoformat()}
    messages.success(request, text)
    return redirect(back)
