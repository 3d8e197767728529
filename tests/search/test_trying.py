"""*Try search*: every engine's answer beside the others, and the plan in the editor's language."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from search import trying
from search.engines.base import EngineUnavailableError
from search.explained import WAYS, way
from search.models import Synonym
from search.registry import embedded
from tests import factories

from .conftest import catch_up

ADDRESS = "/admin/search/try/"


class Broken:
    name = "elasticsearch"

    def __getattr__(self, name):
        raise EngineUnavailableError("connection refused")


@pytest.fixture
def site(guides):
    factories.glossary(guides.get_parent())
    factories.concept("standstill", "avtalsspärr", "standstill period")
    factories.guide(
        guides, "guide-buy", title="Innovationsupphandling",
        body=factories.body(factories.GuidePage, "<p>Avtalsspärren tar tid.</p>"),
    )  # fmt: skip
    catch_up()


def shown(client, query, **options) -> BeautifulSoup:
    answer = client.get(ADDRESS, {"q": query, "language": "sv", **options})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_the_plan_says_what_split_how_and_which_entry_fired(site, admin_client):
    Synonym.objects.create(language="sv", words="spärrtid\navtalsspärr")
    page = shown(admin_client, "innovationsupphandling avtalsspärr och").get_text(" ")
    assert "innovation + upphandling" in page.replace("innovations +", "innovation +")
    assert "standstill" in page
    assert "spärrtid" in page


def test_the_entry_that_fired_can_be_edited_from_there(site, admin_client):
    links = shown(admin_client, "avtalsspärr").select("table a")
    assert [link for link in links if "/reference/concept/edit/" in link["href"]]


def test_each_engine_has_its_results_and_one_that_fails_says_why(site, admin_client, monkeypatch):
    monkeypatch.setattr(trying, "engines", lambda: [embedded(), Broken()])
    page = shown(admin_client, "avtalsspärr")
    first, second = page.select(".try-engines > section")
    assert "Innovationsupphandling" in first.get_text()
    assert "connection refused" in second.get_text()


def test_engines_that_differ_are_pointed_out():
    class One:
        def __init__(self, *keys):
            self.results = [type("R", (), {"key": key}) for key in keys]

    same = [trying.Answer("a", 1, One("x", "y")), trying.Answer("b", 1, One("x", "y"))]
    assert not trying.differ([*same, trying.Answer("c", 0, None)])
    assert trying.differ([*same, trying.Answer("c", 1, One("y", "x"))])


def test_every_way_that_a_plan_or_a_ranking_names_has_words(site):
    with_plan = trying.ask(embedded(), trying.Request("innovationsupphandlingar avtalsspärr", "sv"))
    plan = with_plan.results.plan
    whys = {a.why for group in plan.groups for a in group.alternatives}
    whys |= {phrase.why for phrase in plan.phrases}
    whys |= {reason.why for result in with_plan.results.results for reason in result.reasons}
    assert {why for why in whys if not why.startswith("glossary, ")} <= WAYS.keys()
    with translation.override("en"):
        assert way("glossary, lou, other language").startswith("the glossary’s entry “lou”")
        assert way("stem of “pilot”") == "in any inflection (“pilot”)"


def test_an_empty_query_is_asked_for_again(admin_client, db):
    assert admin_client.get(ADDRESS, {"q": "", "language": "sv"}).status_code == 200


def test_who_may_neither_keep_synonyms_nor_see_the_report_may_not_try(client, db):
    assert client.get(ADDRESS).status_code == 302
