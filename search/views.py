"""The search page: everything by GET, nothing kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.context import Version, page_context
from portal.visibility import open_to_all
from reference.library import Library

from .completion import nearest
from .demand import recorder
from .demand.clicks import counts
from .facets import KINDS, facets, label
from .plan import MOST_CHARACTERS
from .results import FACETS, Request
from .service import MOST_PAGES, search
from .signals import searched


@dataclass(frozen=True)
class Asked:
    """What the address says, bounded; what it says wrongly is ignored."""

    query: str
    page: int = 1
    sort: str = "relevance"
    filters: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, given: Mapping[str, str], shelf: Library, locale: str) -> "Asked":
        number = given.get("page", "")
        known = {
            name: value
            for name in FACETS
            if (value := given.get(name, "")[:80]) and label(name, value, shelf, locale)
        }
        return cls(
            query=given.get("q", "").replace("\x00", " ")[:MOST_CHARACTERS].strip(),
            page=min(int(number), MOST_PAGES) if number.isdecimal() and len(number) < 4 else 1,
            sort="date" if given.get("sort") == "date" else "relevance",
            filters=known,
        )

    @property
    def is_new(self) -> bool:
        """Whether it asks something, rather than turning a page of the answer."""
        return self.page == 1 and not self.filters and self.sort == "relevance"

    def parameters(self) -> dict[str, str]:
        sort = {"sort": self.sort} if self.sort != "relevance" else {}
        return {"q": self.query, **self.filters, **sort}

    def address(self, **changed: str) -> str:
        return "?" + urlencode({k: v for k, v in (self.parameters() | changed).items() if v})


@require_safe
def results(request: HttpRequest, code: str) -> HttpResponse:
    """Never fails for anything that an address can say."""
    with override(code):
        pages = Page.objects.filter(depth=2, locale__language_code=code).select_related("locale")
        home = open_to_all(pages).first()
        if home is None:
            raise Http404
        context = page_context(home, request)
        shelf = context["library"]
        asked = Asked.read(request.GET, shelf, code)
        found = None
        if asked.query:
            found = search(Request(asked.query, code, asked.filters, asked.page, asked.sort))
            if asked.is_new and counts(request):
                recorder.searched(asked.query, code, found=found.has_answer)
                searched.send(Request, language=code, found=found.has_answer)
            context["facets"] = facets(
                found.facets, asked.filters, asked.parameters(), shelf, code, found.total
            )
        context |= {
            "page": home,
            "asked": asked,
            "found": found,
            "kinds": KINDS,
            "pages": page_links(asked, found.page, found.pages) if found else [],
            "versions": versions(code, asked, context["versions"]),
            "breadcrumbs": [home],
            "no_index": True,
            "no_feedback": True,
            "sort_address": asked.address(sort="" if asked.sort == "date" else "date"),
            "corrected_address": asked.address(q=found.did_you_mean) if found else "",
            "unfiltered_address": "?" + urlencode({"q": asked.query}),
            "nearest": nearest(asked.query, code) if found and not found.has_answer else [],
        }
        context["other_versions"] = [v for v in context["versions"] if v.code != code]
        return render(request, "search/results.html", context)


def versions(code: str, asked: Asked, homes: list[Version]) -> list[Version]:
    """The same search in each language that the site has."""
    return [
        Version(
            home.code,
            home.page,
            f"{reverse('search', kwargs={'code': home.code})}"
            f"{asked.address() if asked.query else ''}",
        )
        for home in homes
        if home.page
    ]


def page_links(asked: Asked, number: int, pages: int) -> list[tuple[int, str, bool]]:
    """(number, address, whether it is this one) of each page of results."""
    return [
        (each, asked.address(page=str(each) if each > 1 else ""), each == number)
        for each in range(1, pages + 1)
    ]


@require_safe
def opensearch(request: HttpRequest, code: str) -> HttpResponse:
    """Lets a browser add the site to its search engines (OpenSearch 1.1)."""
    with override(code):
        address = request.build_absolute_uri(reverse("search", kwargs={"code": code}))
        return render(
            request,
            "search/opensearch.xml",
            {"code": code, "address": address},
            content_type="application/opensearchdescription+xml",
        )
