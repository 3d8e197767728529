"""Any two versions of a page, chosen from two lists, side by side in Wagtail's comparison."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET
from wagtail.models import Page

# More than anybody reads in a list.
MOST = 200


class VersionsForm(forms.Form):
    older = forms.ChoiceField(label=gettext_lazy("This version"))
    newer = forms.ChoiceField(label=gettext_lazy("with this version"))

    def __init__(self, *args, page: Page, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(str(one.pk), named(one, page)) for one in latest_versions(page)]
        for field in self.fields.values():
            field.choices = choices

    def clean(self):
        given = super().clean() or {}
        if given.get("older") and given["older"] == given.get("newer"):
            raise forms.ValidationError(_("Choose two different versions."))
        return given


def latest_versions(page: Page):
    return page.revisions.select_related("user").order_by("-created_at")[:MOST]


def named(version, page: Page) -> str:
    day = date_format(timezone.localtime(version.created_at), "SHORT_DATETIME_FORMAT")
    parts = [day, str(version.user or "")]
    if version.pk == page.live_revision_id:
        parts.append(_("public now"))
    return ", ".join(part for part in parts if part)


@require_GET
def compare(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form = VersionsForm(request.GET or None, page=page, initial=first_choice(page))
    if form.is_valid():
        pair = sorted(int(form.cleaned_data[name]) for name in ("older", "newer"))
        return redirect("wagtailadmin_pages:revisions_compare", page.pk, *pair)
    context = {"form": form, "page": page, "enough": len(form.fields["older"].choices) > 1}
    return TemplateResponse(request, "editorial/writing/versions.html", context)


def first_choice(page: Page) -> dict[str, int]:
    """The two latest versions."""
    latest = list(page.revisions.order_by("-created_at").values_list("pk", flat=True)[:2])
    return {"newer": latest[0], "older": latest[-1]} if latest else {}
