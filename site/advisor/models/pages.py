"""The advisor's three pages: chooser, self-check and calculator."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from advisor import views
from portal.models.base import PortalPage


class AdvisorPage(RoutablePageMixin, PortalPage):
    """A page that answers from its address alone: nothing is stored, and it can be shared."""

    content_fields = [*PortalPage.base_content_fields, "show_in_menus"]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    search_fields = [*PortalPage.search_fields]
    api_fields = [*PortalPage.api_fields]

    class Meta:
        abstract = True

    def get_context(self, request, *args, words: dict[str, str] | None = None, **kwargs):
        """`words`: the address below this page in each language, for a page of its own.

        The answers follow the reader to the other language; the canonical address has none.
        """
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        query = request.META.get("QUERY_STRING", "")
        for version in context["versions"]:
            if version.page:
                below = (words or {}).get(version.code, "")
                version.full_url += below
                version.url += below + (f"?{query}" if query else "")
        if words:
            context["canonical"] += words[self.locale.language_code]
            context["breadcrumbs"] = [*context["breadcrumbs"], self]
        return context | {"query": query, "no_index": bool(query)}

    def only_in(self, code: str) -> None:
        """Raise Http404 where an address is written in the other language's word."""
        if self.locale.language_code != code:
            raise Http404


class ChooserPage(AdvisorPage):
    content_kind = "chooser"
    template = "advisor/question.html"
    record_words = {"sv": "underlag/", "en": "record/"}
    document_words = {"sv": "underlag/docx/", "en": "record/docx/"}

    def ways_out(self) -> dict[str, str]:
        """Where the record and the document lie, below this page."""
        code = self.locale.language_code
        return {"record_path": self.record_words[code], "document_path": self.document_words[code]}

    class Meta:
        verbose_name = _("Chooser")

    @path("")
    def choose(self, request: HttpRequest) -> HttpResponse:
        return views.choose(self, request)

    @path("underlag/")
    def record_sv(self, request: HttpRequest) -> HttpResponse:
        self.only_in("sv")
        return views.record(self, request)

    @path("record/")
    def record_en(self, request: HttpRequest) -> HttpResponse:
        self.only_in("en")
        return views.record(self, request)

    @path("underlag/docx/")
    def document_sv(self, request: HttpRequest) -> HttpResponse:
        self.only_in("sv")
        return views.document(self, request)

    @path("record/docx/")
    def document_en(self, request: HttpRequest) -> HttpResponse:
        self.only_in("en")
        return views.document(self, request)


class SelfCheckPage(AdvisorPage):
    content_kind = "self-check"
    template = "advisor/self_check.html"

    class Meta:
        verbose_name = _("Self-check for firms")

    @path("")
    def check_firm(self, request: HttpRequest) -> HttpResponse:
        return views.check_firm(self, request)


class CalculatorPage(AdvisorPage):
    content_kind = "calculator"
    template = "advisor/calculator.html"

    class Meta:
        verbose_name = _("Calculator")

    @path("")
    def calculate(self, request: HttpRequest) -> HttpResponse:
        return views.calculate(self, request)
