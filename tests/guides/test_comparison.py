"""Models side by side, in the address alone."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guides.comparison import FIELDS
from guides.models import ModelIndexPage, ProcurementModelPage
from tests import factories, scenes

pytestmark = pytest.mark.django_db


def build() -> None:
    page = factories.model_index(factories.site())
    for number in range(1, 6):
        factories.model(page, f"model-{number}", payment=f"Betalning {number}.")


scene, _django_db_helper = scenes.shared(build, "module")


@pytest.fixture
def index(db) -> ModelIndexPage:
    return ModelIndexPage.objects.get()


def compared(client, index, *slugs, ending="/"):
    query = "&".join(f"m={slug}" for slug in slugs)
    response = client.get(f"{index.url}jamfor{ending}?{query}")
    assert response.status_code == 200
    return response


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def test_every_structured_field_is_a_row_and_differences_are_marked_in_words(client, index):
    page = soup(compared(client, index, "model-2", "model-1"))
    rows = page.select(".cmp tbody tr")
    assert len(rows) == len(FIELDS)
    assert [th.a.get_text() for th in page.select(".cmp thead th")] == [
        "Modell model-2", "Modell model-1",
    ]  # fmt: skip
    different = [row for row in rows if "same" not in row.get("class", [])]
    assert ["Betalning 1." in row.get_text() for row in different] == [True]
    assert all("skiljer" in row.th.get_text() for row in different)
    assert all("lika" in row.th.get_text() for row in rows if row not in different)


def test_comparison_covers_every_structured_field_of_a_model():
    shown = {field.name for field in FIELDS}
    partners = {"duration_min_months", "duration_max_months", "duration_source"}
    reasons = {f"{name}_reason" for name in ProcurementModelPage.degrees}
    own = set(ProcurementModelPage.content_fields) - set(factories.ModelIndexPage.content_fields)
    assert own - shown - partners - reasons == {"sources", "body"}


def test_a_table_that_stacks_keeps_its_roles_and_labels(client, index):
    table = soup(compared(client, index, "model-1", "model-2")).table
    assert table["role"] == "table"
    assert {cell["role"] for cell in table.select("tbody td")} == {"cell"}
    assert {row["role"] for row in table.select("tr")} == {"row"}
    assert all(cell.select_one(".lab") for cell in table.select("tbody td"))


@pytest.mark.parametrize(
    ("slugs", "shown"),
    [
        ([], 0),
        (["model-1"], 0),
        (["model-1", "model-1"], 0),
        (["model-1", "nonsense", "", "model-3"], 2),
        (["model-1", "model-2", "model-3", "model-4", "model-5"], 4),
    ],
)
def test_two_to_four_different_models_are_compared(client, index, slugs, shown):
    page = soup(compared(client, index, *slugs))
    assert len(page.select(".cmp thead th")) == shown
    assert page.select("select[name=m]")


def test_a_third_model_can_be_added_and_taken_away_by_link(client, index):
    page = soup(compared(client, index, "model-1", "model-2"))
    assert len(page.select("select[name=m]")) == 3
    page = soup(compared(client, index, "model-1", "model-2", "model-3"))
    away = page.select(".cmp thead small a")[1]["href"]
    assert away.endswith("?m=model-1&m=model-3")


def test_the_word_in_the_address_is_the_languages_own(client, index):
    assert client.get(f"{index.url}compare/").status_code == 404
    assert client.get(f"{index.url}compare/csv/").status_code == 404


def test_the_csv_says_the_same_and_holds_no_formula(client, index):
    factories.model(index, "model-x", payment="=HYPERLINK(1)")
    response = compared(client, index, "model-1", "model-x", ending="/csv/")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][2:] == ["Modell model-1", "Modell model-x"]
    assert len(rows) == len(FIELDS) + 1
    payment = next(row for row in rows if "Betalning 1." in row)
    assert payment[3] == "'=HYPERLINK(1)"


def test_comparing_four_costs_no_more_queries_than_two(client, index):
    client.get(f"{index.url}jamfor/?m=model-1&m=model-2")
    with CaptureQueriesContext(connection) as two:
        compared(client, index, "model-1", "model-2")
    with CaptureQueriesContext(connection) as four:
        compared(client, index, "model-1", "model-2", "model-3", "model-4")
    assert len(four) == len(two)


def test_lists_and_models_offer_comparison_without_script(client, index):
    page = soup(client.get(index.url))
    form = page.select_one("form[action$='/jamfor/']")
    assert len(form.select("input[type=checkbox][name=m]")) == 5
    model = ProcurementModelPage.objects.first()
    link = soup(client.get(model.url)).select_one("a[href*='/jamfor/?m=']")
    assert link is not None
