"""Consolidations: hand one in, see the difference section by section, take it in."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from ...translations.changes import marked
from ..permissions import may_change_law, may_read_law, requires
from .consolidation import LARGEST, apply, compare, read
from .models import Consolidation, LawChange

ICON = "doc-full"


class ConsolidationForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "JSON with the act’s sections; docs/editors/upkeep.md has the form."
        ),
    )

    def clean_file(self) -> Consolidation:
        uploaded = self.cleaned_data["file"]
        return read(uploaded.read(LARGEST + 1))


@requires(may_read_law)
def index(request: HttpRequest) -> HttpResponse:
    form = ConsolidationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        consolidation = form.cleaned_data["file"]
        consolidation.made_by = request.user
        consolidation.save()
        return redirect("upkeep_consolidation", consolidation.pk)
    context = {
        "page_title": _("The law as it changes"),
        "header_title": _("The law as it changes"),
        "header_icon": ICON,
        "breadcrumbs_items": trail(_("The law as it changes")),
        "form": form,
        "consolidations": Consolidation.objects.defer("document").select_related("made_by")[:20],
        "changes": LawChange.objects.prefetch_related("requests")[:50],
    }
    return render(request, "editorial/upkeep/law.html", context, status=422 if form.errors else 200)


def trail(*labels: str) -> list[dict]:
    home = {"url": reverse("wagtailadmin_home"), "label": _("Home")}
    law = {"url": reverse("upkeep_law"), "label": _("The law as it changes")}
    last = {"url": "", "label": labels[-1]}
    return [home, last] if len(labels) == 1 else [home, law, last]


@requires(may_read_law)
def difference(request: HttpRequest, pk: int) -> HttpResponse:
    consolidation = get_object_or_404(Consolidation, pk=pk)
    differences, same = compare(consolidation)
    rows = []
    for one in differences:
        if not one.is_gone:
            before, after = marked(one.before, one.after)
            rows.append({"one": one, "before": before, "after": after})
    missing = [one.section for one in differences if one.is_gone]
    context = {
        "page_title": str(consolidation),
        "header_title": str(consolidation),
        "header_icon": ICON,
        "breadcrumbs_items": trail("", str(consolidation)),
        "consolidation": consolidation,
        "rows": rows,
        "missing": missing,
        "same": same,
        "total": len(differences) + same,
        "may_apply": may_change_law(request.user),
    }
    return render(request, "editorial/upkeep/difference.html", context)


@require_POST
def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    if not may_change_law(request.user):
        raise PermissionDenied
    consolidation = get_object_or_404(Consolidation, pk=pk)
    try:
        changes = apply(consolidation, request.user, is_whole="whole" in request.POST)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("upkeep_consolidation", pk)
    queued = sum(change.requests.count() for change in changes)
    messages.success(
        request,
        ngettext(
            "%(count)d section changed; %(queued)d pages and records were queued for review.",
            "%(count)d sections changed; %(queued)d pages and records were queued for review.",
            len(changes),
        )
        % {"count": len(changes), "queued": queued},
    )
    return redirect("upkeep_queue")


@requires(may_read_law)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that one change concerns, and what has been reviewed since."""
    found = get_object_or_404(LawChange, pk=pk)
    before, after = marked(found.before, found.after)
    requests = found.requests.select_related("review__made_by").prefetch_related("target")
    context = {
        "page_title": found.label,
        "header_title": found.label,
        "header_icon": ICON,
        "breadcrumbs_items": trail("", found.label),
        "change": found,
        "before": before,
        "after": after,
        "requests": [one for one in requests if one.target is not None],
    }
    return render(request, "editorial/upkeep/law_change.html", context)
