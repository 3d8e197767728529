"""Marking a Swedish page's change as a legal correction, and taking the warning back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from portal.models import PortalPage, TranslationStatus
from portal.translation import is_original

from .act import lift, mark
from .models import LegalCorrection


class CorrectionForm(forms.Form):
    means = forms.ChoiceField(
        label=gettext_lazy("What the English page does"),
        choices=LegalCorrection.Means.choices,
        initial=LegalCorrection.Means.WARN,
        widget=forms.RadioSelect,
    )


def correction(request: HttpRequest, page_id: int) -> HttpResponse:
    """It changes what readers of English see, so it takes the right to publish both pages."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, PortalPage) or not is_original(page):
        raise Http404
    if not may_correct(request.user, page):
        raise PermissionDenied
    form = CorrectionForm(request.POST if "mark" in request.POST else None)
    if request.method == "POST" and "lift" in request.POST:
        lift(page, request.user)
        messages.success(request, _("The warning is taken back."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    if form.is_valid():
        made = mark(page, form.cleaned_data["means"], request.user)
        made.refresh_from_db()
        messages.success(request, told(made))
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {
        "page_title": _("Legal correction"),
        "header_title": _("Legal correction"),
        "page_subtitle": page.title,
        "header_icon": "warning",
        "page": page,
        "form": form,
        "warned": TranslationStatus.objects.filter(
            page__in=page.get_translations().values("pk"), corrected_at__isnull=False
        ).exists(),
        "corrections": page.legal_corrections.select_related("marked_by")[:20],
    }
    return render(request, "editorial/upkeep/correction.html", context)


def told(made: LegalCorrection) -> str:
    if made.effective_at is None:
        return _("It takes effect when the draft is published.")
    if made.means == LegalCorrection.Means.WITHDRAW:
        return _("Recorded. An English page that had not followed is withdrawn.")
    return _("Recorded. An English page that had not followed warns its readers.")


def may_correct(user, page: PortalPage) -> bool:
    pages = [page, *page.get_translations()]
    return all(one.permissions_for_user(user).can_publish() for one in pages)
