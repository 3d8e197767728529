"""Whatever is typed gets an answer, in the service, on the page and in the API."""

import time

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.completion import complete
from search.plan import MOST_WORDS, read
from search.weights import frequencies_needed
from tests import factories
from tests.search.conftest import catch_up, found

from . import nasty

CORPUS = [
    '"', '""', '"obalanserad', "*", "a*", "-", "--", "-x", "-upphandling", "NOT", "AND OR NOT",
    "(", ")", "((a)", "a AND (b", "NEAR(a b)", "title:pilot", "^pilot", "pilot~2", "[1 TO 2]",
    "\\", "/", "'", "';--", "%", "_", "{}", "<script>alert(1)</script>", "\x00", "a\x00b", "\ud800",
    "pilot \udfff", "\u202eabc", "ﬀ", "İstanbul", "ß", "ﬁ", "日本語 pilot", "пилот", "🙂", "á̀̂",
    "a " * 5_000, "x" * 10_000, "pilot " * 2_000, "6 kap. 31 §", "§", "§§ 1", "1:1:1", "-" * 500,
    "\t\n\r", " ", "", "\ufeff", "\u00ad", "“pilot”", "»pilot«", "a-b-c-d-e", "0", "٣", "²", "½",
]  # fmt: skip


@pytest.fixture(scope="module")
def filled(scene, module_index):
    factories.glossary(scene.get_parent())
    factories.concept("pilot", "pilot", "pilot")
    factories.guide(scene, "guide-pilot", title="Piloter i 6 kap. 31 §")
    catch_up()


@pytest.fixture
def indexed(filled, standing_index, db):
    """Nothing here writes, but each test has a copy like any other."""


@pytest.mark.parametrize("query", CORPUS, ids=range(len(CORPUS)))
def test_every_query_of_the_corpus_is_answered(indexed, query):
    for locale in ("sv", "en"):
        found(query, locale)
        complete(query, locale)
    client = Client()
    for address in ("/sv/sok/", "/en/search/", "/api/search/", "/api/search/suggest/"):
        sent = query.encode("utf-8", "replace").decode()
        answer = client.get(address, {"q": sent, "page": sent[:5], "kind": sent[:50]})
        assert answer.status_code in {200, 404, 422}


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(query=st.text(max_size=80) | st.from_regex(r'[-"a-zåäö*()§0-9 :]{0,60}', fullmatch=True))
def test_any_text_is_answered(indexed, query):
    answer = found(query)
    assert answer.total >= len(answer.results)
    assert all(
        "<" not in r.title_html.replace("<mark>", "").replace("</mark>", "") for r in answer.results
    )


@given(query=st.text(max_size=2_000))
@settings(deadline=None)
def test_a_plan_is_bounded_and_its_terms_are_letters_and_digits(query):
    plan = read(query, "sv")
    assert len(plan.groups) <= MOST_WORDS
    assert all(term.isalnum() for term in frequencies_needed(plan))


def answer_all(count: int, every: int) -> None:
    """Through the service, and every so many through the pages and the API as well."""
    client = Client()
    for number, (query, locale) in enumerate(nasty.queries(count)):
        start = time.thread_time()
        found(query, locale)
        complete(query, locale)
        if number % every == 0:
            sent = query.encode("utf-8", "replace").decode()
            address = ("/sv/sok/", "/en/search/", "/api/search/", "/api/search/suggest/")
            answer = client.get(address[number // every % 4], {"q": sent})
            assert answer.status_code < 500, repr(query)
        # Of the processor, which another process on the machine does not lengthen.
        took = time.thread_time() - start
        assert took < 1, repr(query)[:500]


def test_five_thousand_nasty_queries_are_answered_within_a_second_each(indexed):
    answer_all(5_000, every=100)


@pytest.mark.soak
def test_a_hundred_thousand_nasty_queries_are_answered_within_a_second_each(indexed):
    answer_all(100_000, every=20)
