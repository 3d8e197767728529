"""What a page costs in SQL, and that it does not grow with the site."""

from urllib.parse import urlsplit

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from guides.models import GuidePage, ProcurementModelPage
from portal.models import Change

from .many import multiply

OURS = 8
# The chooser asks for models and advice besides, the comparison for its pages and their sections.
OURS_IN_TOOLS = 10
ANSWERS = (
    "bought=goods&value=below-limit&solution=ready&aim=test&describe=measure&market=talked"
    "&price=quality&parts=whole&buyers=alone&local=none"
)
FOR_MACHINES = ["/sitemap.xml", "/data/guides.json", "/data/guides.csv", "/sv/feed.atom",
                "/data/dcat.rdf", "/llms.txt", "/api/v2/pages/?limit=5"]  # fmt: skip
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


def test_more_pages_make_no_more_queries():
    """As many with 1,000 pages more as with the 55 of the content."""
    lists = [path for name, path in addresses().items() if name.endswith(" sv")]
    guides = addresses()["guides sv"]
    asked = [*lists, *FOR_MACHINES, f"{guides}?audience=supplier", f"{guides}finns-inte/"]
    for path in asked:
        Client().get(path)
    before = {path: first_queries(path) for path in asked}
    multiply(ProcurementModelPage, 50)
    multiply(GuidePage, 950)
    Change.note()
    # Warm as before: what is kept of the many pages is kept for all addresses alike.
    Client().get(lists[0])
    assert {path: first_queries(path) for path in asked} == before


def test_answers_to_machines_read_the_pages_once_a_change():
    assert first_queries("/sv/feed.atom") > 3
    with CaptureQueriesContext(connection) as captured:
        Client().get("/en/feed/models.atom")
    assert len(captured) == 1, "which change is the last"


def first_queries(path: str) -> int:
    """Queries of a first answer after a change, once what a process keeps for itself is warm."""
    Change.note()
    with CaptureQueriesContext(connection) as captured:
        Client().get(path)
    return sum("SAVEPOINT" not in query["sql"] for query in captured)
