"""The advisor's pages answer from their address alone."""

import io

import docx
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advisor.models import ChooserPage
from reference.models import Threshold
from tests import factories, scenes

from . import factories as small

pytestmark = pytest.mark.django_db


scene, _django_db_helper = scenes.shared(lambda: small.small_chooser(factories.site()), "module")


@pytest.fixture
def home(db):
    return scenes.home()


@pytest.fixture
def chooser_page(db):
    return ChooserPage.objects.get()


def soup(client, page, query: str = "") -> BeautifulSoup:
    response = client.get(f"{page.url}?{query}" if query else page.url)
    assert response.status_code == 200
    assert not response.cookies
    return BeautifulSoup(response.content, "html.parser")


def text(node) -> str:
    return " ".join(node.get_text(" ").split())


def test_the_first_page_asks_the_first_question_with_dont_know(client, chooser_page):
    page = soup(client, chooser_page)
    assert [box["value"] for box in page.select("input[type=radio]")] == ["goods", "unknown"]
    assert "Fråga bought?" in text(page.main)


def test_answers_travel_as_hidden_fields_and_can_be_changed(client, chooser_page):
    page = soup(client, chooser_page, "bought=goods")
    hidden = {box["name"]: box["value"] for box in page.select("input[type=hidden]")}
    assert hidden == {"bought": "goods"}
    change = page.select_one(".given a")["href"]
    again = BeautifulSoup(client.get(change).content, "html.parser")
    assert again.select_one("input[checked]")["value"] == "goods"
    assert "Fråga bought?" in text(again.main)


def test_changing_an_answer_keeps_the_later_ones(client, chooser_page):
    page = soup(client, chooser_page, "bought=goods&size=large&change=bought")
    assert page.select_one("input[type=hidden]")["name"] == "size"


def test_the_result_shows_every_model_with_its_reasons_and_what_the_law_rules_out(
    client, chooser_page
):
    page = soup(client, chooser_page, "bought=goods&size=large")
    main = text(page.main)
    assert page.h1.get_text() == "En modell passar era svar"
    assert "Modell model-a" in main
    assert "Skäl a-for. (fråga 1)" in main
    assert "Utesluts av lagen Modell model-b" in main
    assert "1 kap. 4 § andra stycket" in main.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "query",
    ["bought=nonsense", "size=large", "change=nonsense", "bought=goods&bought=", "bought=%00%F0"],
)
def test_an_address_that_makes_no_sense_asks_the_first_open_question(client, chooser_page, query):
    assert soup(client, chooser_page, query).select("input[type=radio]")


def test_an_answer_to_a_question_that_is_no_longer_asked_does_not_count(client, chooser_page):
    page = soup(client, chooser_page, "bought=unknown&size=large")
    assert "Skäl b-out" not in text(page.main)
    assert len(page.select(".given > div")) == 1


def test_the_record_to_print_has_blanks_and_only_its_own_languages_address(client, chooser_page):
    query = "bought=goods&size=large"
    page = BeautifulSoup(client.get(f"{chooser_page.url}underlag/?{query}").content, "html.parser")
    headings = [text(term) for term in page.select(".blanks dt")]
    assert "Marknadsanalys" in headings
    assert "Värdet" in " ".join(headings) or "Värde" in headings
    assert client.get(f"{chooser_page.url}record/?{query}").status_code == 404


def test_the_document_holds_answers_reasons_sections_and_blanks(client, chooser_page):
    response = client.get(f"{chooser_page.url}underlag/docx/?bought=goods&size=large")
    assert response["Content-Type"].endswith("wordprocessingml.document")
    document = docx.Document(io.BytesIO(response.content))
    written = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    joined = "\n".join([*written, *cells]).replace("\u00a0", " ")
    for part in (
        "Svar goods",
        "Skäl a-for.",
        "Skäl b-out.",
        "1 kap. 4 § andra stycket",
        "En upphandlande myndighet får …",
        "Marknadsanalys",
        "bought=goods&size=large",
    ):
        assert part in joined, part


def test_without_all_answers_the_document_is_the_question_that_is_missing(client, chooser_page):
    response = client.get(f"{chooser_page.url}underlag/docx/?bought=goods")
    assert b"<form" in response.content


@pytest.mark.parametrize("query", ["", "bought=goods", "bought=goods&size=large"])
def test_the_chooser_makes_few_queries(client, chooser_page, query):
    plain = factories.guide(factories.guide_index(chooser_page.get_parent().specific))
    client.get(plain.url)
    soup(client, chooser_page, query)
    with CaptureQueriesContext(connection) as bare:
        client.get(plain.url)
    with CaptureQueriesContext(connection) as asked:
        soup(client, chooser_page, query)
    assert len(asked) <= len(bare) + 4


def test_the_self_check_puts_what_stops_a_bid_first(client, home):
    page = soup(client, small.small_self_check(home), "helps=no&stops=partly&decides=no")
    advice = [text(item.b) for item in page.select("ol.todo > li")]
    assert advice == ["text stops sv", "text decides sv", "text helps sv"]


def test_the_self_check_says_what_is_ready_and_what_to_find_out(client, home):
    page = soup(client, small.small_self_check(home), "helps=yes&stops=unknown&decides=nonsense")
    main = text(page.main)
    assert "ready helps sv" in main
    assert text(page.select_one("ul.todo b")) == "text stops sv"
    assert "Ni har inte svarat på alla frågor ännu." in main


def test_the_calculator_shows_the_value_and_the_rules(client, home):
    act = factories.act()
    Threshold.objects.create(
        key="direct", act=act, valid_from="2022-02-01", authority="any", contract="any",
        limit="direct-award", sek=700_000,
    )  # fmt: skip
    Threshold.objects.create(
        key="new", act=act, valid_from="2026-01-01", valid_to="2027-12-31", authority="other",
        contract="goods", limit="threshold", eur=216_000,
    )  # fmt: skip
    page = soup(client, small.calculator(home),
                "contract=goods&authority=other&day=2026-11-22&amount=800+000+kr")  # fmt: skip
    main = text(page.main).replace("\u00a0", " ")
    assert "100 000 kr över 700 000 kr" in main
    assert "216 000 euro" in main
    assert "Går inte att säga" in main


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("contract=goods&amount=sju", "Skriv summan med siffror"),
        ("amount=700000", "Välj vad som köps."),
        ("contract=goods", "Skriv en summa."),
        ("contract=goods&amount=5+euro", "Vi räknar inte om andra valutor."),
        ("contract=goods&amount=1&day=1066-10-14", "Välj en dag mellan 1994 och 2100."),
        ("contract=goods&amount=1&vat=17", ""),
        ("contract=goods&amount=1&months=-3", ""),
    ],
)
def test_a_sum_that_cannot_be_read_gets_an_answer_in_the_readers_language(
    client, home, query, message
):
    page = soup(client, small.calculator(home), query)
    assert page.select(".error")
    assert message in text(page.main).replace("\u00a0", " ")
