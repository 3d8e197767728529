"""What a page costs in SQL, and that it does not grow with the site."""

from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from guides.models import GuidePage, ProcurementModelPage

OURS = 8
# The chooser asks for models and advice besides, the comparison for its pages and their sections.
OURS_IN_TOOLS = 10
ANSWERS = (
    "bought=goods&value=below-limit&solution=ready&aim=test&describe=measure&market=talked"
    "&price=quality&parts=whole&buyers=alone&local=none"
)
COMPARED = "m=tidig-dialog&m=innovationspartnerskap&m=funktionskrav"


def addresses() -> dict[str, str]:
    keys = {
        "home": "home",
        "models": "list",
        "guides": "list",
        "cases": "list",
        "model-innovation-partnership": "model",
        "guide-pilots": "guide",
        "case-ramsjo": "case",
        "about": "standard",
        "glossary": "glossary",
        "law": "law",
        "thresholds": "thresholds",
    }
    pages = Client().get("/data/pages.json").json()["pages"]
    return {
        f"{page['key']} {page['locale']}": urlsplit(page["url"]).path
        for page in pages
        if page["key"] in keys
    }


def queries(path: str) -> list[str]:
    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]


def test_no_page_makes_more_queries_than_routing_plus_ours(monkeypatch):
    found = {name: len(queries(path)) for name, path in addresses().items()}
    # The same addresses with nothing to show: what Wagtail needs to find the page.
    monkeypatch.setattr(Page, "serve", lambda *args, **kwargs: HttpResponse())
    monkeypatch.setattr(RoutablePageMixin, "serve", lambda *args, **kwargs: HttpResponse())
    routing = {name: len(queries(path)) for name, path in addresses().items()}
    assert min(routing.values()) > 0
    over = {
        name: (count, routing[name])
        for name, count in found.items()
        if count > routing[name] + OURS
    }
    assert over == {}


def test_chooser_and_comparison_make_at_most_ten_queries_of_their_own(monkeypatch):
    pages = Client().get("/data/pages.json").json()["pages"]
    places = {page["key"]: urlsplit(page["url"]).path for page in pages if page["locale"] == "sv"}
    tools = [
        places["chooser"],
        f"{places['chooser']}?{ANSWERS}",
        f"{places['chooser']}underlag/?{ANSWERS}",
        f"{places['models']}jamfor/?{COMPARED}",
    ]
    found = {path: len(queries(path)) for path in tools}
    monkeypatch.setattr(RoutablePageMixin, "serve", lambda *args, **kwargs: HttpResponse())
    over = {path: n for path, n in found.items() if n > len(queries(path)) + OURS_IN_TOOLS}
    assert over == {}


@pytest.mark.parametrize("copies", [50])
def test_more_pages_make_no_more_queries(copies):
    before = {name: len(queries(path)) for name, path in addresses().items()}
    for model in (GuidePage, ProcurementModelPage):
        original = model.objects.filter(locale__language_code="sv").first()
        multiply(original, copies)
    after = {name: len(queries(path)) for name, path in addresses().items()}
    assert after == before


def multiply(page: Page, copies: int) -> None:
    for number in range(copies):
        page.copy(
            update_attrs={
                "slug": f"{page.slug}-{number}",
                "key": f"{page.key}-{number}",
                "title": f"{page.title} {number}",
            },
            copy_revisions=False,
            keep_live=True,
            reset_translation_key=True,
            log_action=None,
        )
