"""What a reader is shown, in the service, on the page and in JSON."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from search.completion import complete
from search.results import Request
from search.service import search
from tests import factories
from tests.search.conftest import catch_up, found, urls


@pytest.fixture(scope="module")
def module_site(scene, module_index):
    home = scene.get_parent()
    models = factories.model_index(home)
    factories.model(models, "model-partnership", title="Innovationspartnerskap")
    factories.guide(
        scene, "guide-buy", title="Så köper ni",
        body=factories.body(factories.GuidePage, "<p>Innovationsupphandlingen tar tid.</p>"),
    )  # fmt: skip
    factories.glossary(home)
    factories.concept("standstill", "avtalsspärr", "standstill period")
    page = factories.guide(scene, "guide-both", title="Dialog med marknaden")
    catch_up()
    return page


@pytest.fixture
def site(module_site, standing_index, db):
    return factories.GuidePage.objects.get(pk=module_site.pk)


def page(address: str, **query) -> BeautifulSoup:
    answer = Client().get(address, query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize("query", ["upphandling", "upphandla"])
def test_a_part_of_a_compound_is_marked_where_it_stands(site, query):
    (result,) = [r for r in found(query).results if r.key == "guide-buy"]
    assert "Innovations<mark>upphandlingen</mark>" in result.highlights[0]


def test_spellings_of_a_compound_find_the_same(site):
    spelt = ["innovationspartnerskap", "innovations partnerskap", "innovations-partnerskap"]
    assert [urls(query)[:1] for query in spelt] == [["/sv/modeller/model-partnership/"]] * 3


def test_a_misspelt_word_is_corrected_and_said(site):
    answer = found("inovationspartnerskap")
    assert answer.results[0].key == "model-partnership"
    assert (answer.did_you_mean, answer.corrected) == ("innovationspartnerskap", True)


def test_a_term_of_the_glossary_is_defined_on_top_in_the_readers_language(site):
    definition = found("standstill period").definition
    assert (definition.key, definition.locale) == ("concept/standstill", "sv")
    assert definition.key not in [result.key for result in found("standstill period").results]


def test_a_page_in_both_languages_is_one_result_in_the_readers(site):
    translated = factories.english(site)
    catch_up()
    assert [r.url for r in found("dialog", "sv").results if r.key == "guide-both"] == [site.url]
    english = [r for r in found("dialog", "en").results if r.key == "guide-both"]
    assert [r.url for r in english] == [translated.url]


def test_facets_count_the_results_and_narrow_them(site):
    answer = found("dialog")
    assert answer.facets["kind"]["guide"] == len(
        search(Request("dialog", filters={"kind": "guide"})).results
    )


def test_a_word_that_must_not_occur_takes_results_away(site):
    assert "/sv/guider/guide-both/" in urls("dialog marknaden")
    assert "/sv/guider/guide-both/" not in urls("dialog -marknaden")


def test_quoted_words_must_stand_together(site):
    assert urls('"dialog med marknaden"') == ["/sv/guider/guide-both/"]
    assert urls('"marknaden med dialog"') == []


def test_completion_folds_accents_on_both_sides_and_begins_at_any_word(site):
    assert [c.text for c in complete("avtalssparr", "sv")] == ["Avtalsspärr"]
    assert [c.text for c in complete("MARKN", "sv")] == ["Dialog med marknaden"]
    assert complete("m", "sv") == []


def test_a_heading_that_several_pages_have_leads_to_a_search_for_it(site, guides):
    heading = {"text": "Håll möten", "level": "h2"}
    body = factories.stream(factories.GuidePage, "body", heading, kind="heading")
    for key in ("guide-one", "guide-two"):
        factories.guide(guides, key, title=key, body=body)
    catch_up()
    (heading,) = complete("möten", "sv")
    assert (heading.text, heading.kind) == ("Håll möten", "heading")
    assert heading.url == "/sv/sok/?q=H%C3%A5ll+m%C3%B6ten"


def test_the_page_works_by_address_alone(site):
    shown = page("/sv/sok/", q="dialog", kind="guide")
    assert shown.html["lang"] == "sv"
    assert shown.find(role="status").get_text(strip=True)
    assert [a["href"] for a in shown.select(".results h2 a")] == ["/sv/guider/guide-both/"]
    chosen = shown.select_one('.facets a[aria-current="true"]')
    assert chosen["href"] == "?q=dialog"


def test_a_wrong_facet_page_or_sort_is_ignored(site):
    plain = page("/sv/sok/", q="dialog").select(".results h2 a")
    odd = page("/sv/sok/", q="dialog", kind="nonsense", page="-1", sort="x", phase="<b>")
    assert odd.select(".results h2 a") == plain


def test_an_empty_result_helps(site):
    shown = page("/sv/sok/", q="xqzvwkj")
    assert shown.select(".results") == []
    assert "/sv/guider/" in [a["href"] for a in shown.main.find_all("a")]


def test_a_query_that_the_glossary_alone_answers_is_not_called_unanswered(site):
    factories.concept("testbed", "testbädd", "test bed")
    catch_up()
    shown = page("/sv/sok/", q="testbädd").main
    assert shown.find("dfn").get_text() == "Testbädd"
    assert shown.select(".results") == []
    assert "Kontrollera stavningen." not in shown.get_text()


def test_what_was_typed_is_never_markup(site):
    answer = Client().get("/sv/sok/", {"q": "<script>alert(1)</script>"})
    assert b"<script>alert" not in answer.content


def test_the_page_sets_no_cookie_and_writes_nothing(site, django_assert_max_num_queries):
    client = Client()
    client.get("/sv/sok/", {"q": "dialog"})
    with django_assert_max_num_queries(8) as captured:
        answer = client.get("/sv/sok/", {"q": "dialog"})
    assert not answer.cookies
    assert all(query["sql"].startswith("SELECT") for query in captured.captured_queries)


def test_the_api_answers_in_the_agreed_form(site):
    answer = Client().get("/api/search/", {"q": "dialog", "locale": "sv"})
    body = answer.json()
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert {"query", "total", "page", "pages", "did_you_mean", "corrected", "engine", "facets",
            "results"} <= set(body)  # fmt: skip
    assert set(body["results"][0]) == {
        "url", "title", "kind", "locale", "score", "summary_html", "section", "highlights",
    }  # fmt: skip
    suggested = Client().get("/api/search/suggest/", {"q": "dial", "locale": "sv"}).json()
    assert suggested["suggestions"] == [
        {
            "text": "Dialog med marknaden",
            "url": "/sv/guider/guide-both/",
            "kind": "guide",
            "kind_name": "Guide",
        }
    ]


def test_the_api_refuses_to_be_written_to_and_says_what_is_wrong(site):
    assert Client().post("/api/search/").status_code == 405
    assert Client().get("/api/search/", {"page": "first"}).status_code == 422


def test_a_browser_can_add_the_search(site):
    answer = Client().get("/en/opensearch.xml")
    assert answer["Content-Type"] == "application/opensearchdescription+xml"
    assert b"/en/search/?q={searchTerms}" in answer.content
