"""Exports follow their schemas, and CSV says the same as JSON."""

import csv
import io
import json

import jsonschema
import pytest
from defusedxml import ElementTree
from django.apps import apps
from django.test import Client
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import DCAT, RDF, Namespace

from opendata.catalogue import DATASETS
from opendata.exports import cell, read_cell
from opendata.sitemap import PARTS
from portal.models import Change, PortalPage
from tests import factories

pytestmark = pytest.mark.django_db
HERE = __file__.rpartition("/")[0]


def records(name: str) -> list[dict]:
    return Client().get(f"/data/{name}.json").json()["records"]


@pytest.mark.parametrize("name", DATASETS)
def test_json_follows_its_published_schema(site, name):
    schema = Client().get(f"/data/schemas/{name}.json").json()
    jsonschema.Draft202012Validator.check_schema(schema)
    document = Client().get(f"/data/{name}.json").json()
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(
        document
    )
    assert document["schema"] == schema["$id"]
    assert document["licence"].endswith("/by/4.0/")
    assert document["records"]


@pytest.mark.parametrize("name", DATASETS)
def test_csv_opened_again_equals_json(site, name):
    text = Client().get(f"/data/{name}.csv").content.decode()
    columns = DATASETS[name].columns()
    rows = [
        {column: read_cell(value, columns[column]) for column, value in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]
    assert rows == records(name)


def test_a_text_with_quotes_and_line_breaks_survives_csv():
    text = 'a "b";\r\nc,d'
    out = io.StringIO(newline="")
    csv.writer(out).writerow([cell(text), cell([text]), cell(None)])
    again = next(csv.reader(io.StringIO(out.getvalue(), newline="")))
    kinds = ({"type": "string"}, {"type": "array"}, {"type": ["string", "null"]})
    assert [read_cell(*pair) for pair in zip(again, kinds, strict=True)] == [text, [text], None]


def test_a_schema_refuses_a_record_with_a_column_missing_or_too_many(site):
    schema = Client().get("/data/schemas/glossary.json").json()
    document = Client().get("/data/glossary.json").json()
    for spoilt in ({"unknown": 1}, {"term_sv": None}):
        broken = json.loads(json.dumps(document))
        broken["records"][0] |= spoilt
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)


def test_both_languages_of_a_page_have_the_same_key_and_the_models_it_concerns(site):
    rows = records("guides")
    assert [(row["key"], row["locale"]) for row in rows] == [
        ("guide-one", "sv"),
        ("guide-one", "en"),
    ]
    assert [row["models"] for row in rows] == [["model-one"], ["model-one"]]


def test_links_in_exported_texts_are_whole(site):
    guide = factories.guide(
        factories.Page.objects.get(slug="guider").specific,
        "guide-links",
        body=factories.body(
            factories.GuidePage,
            f'<p><a linktype="page" id="{site.pk}">hem</a> <a linktype="page" id="99999">x</a></p>',
        ),
    )
    row = next(row for row in records("guides") if row["key"] == guide.key)
    text = row["body"][0]["value"]
    assert '<a href="http://localhost/sv/">hem</a>' in text
    assert "99999" not in text


def test_an_unknown_data_set_is_not_found(site):
    for path in ("/data/users.json", "/data/users.csv", "/data/schemas/users.json"):
        assert Client().get(path).status_code == 404


# DCAT-AP-SE


def catalogue() -> Graph:
    return Graph().parse(data=Client().get("/data/dcat.rdf").content, format="xml")


def conforms(graph: Graph) -> bool:
    shapes = Graph().parse(f"{HERE}/dcat-ap-se-3.shapes.ttl")
    return validate(graph, shacl_graph=shapes)[0]


@pytest.mark.parametrize("address", ["", "data@example.org"])
def test_the_catalogue_conforms_to_dcat_ap_se(site, settings, address):
    settings.CONTACT_EMAIL = address
    Change.note()
    graph = catalogue()
    assert conforms(graph)
    assert len(set(graph.subjects(RDF.type, DCAT.Dataset))) == len(DATASETS)
    vcard = Namespace("http://www.w3.org/2006/vcard/ns#")
    assert bool(list(graph.objects(None, vcard.hasEmail))) == bool(address)


@pytest.mark.parametrize("missing", ["title", "publisher", "license", "format"])
def test_the_shapes_refuse_a_catalogue_that_lacks_what_is_mandatory(site, missing):
    graph = catalogue()
    terms = Namespace("http://purl.org/dc/terms/")
    graph.remove((None, terms[missing], None))
    assert not conforms(graph)


def test_every_address_in_the_catalogue_answers(site):
    graph = catalogue()
    for url in {*graph.objects(None, DCAT.downloadURL), *graph.objects(None, DCAT.endpointURL)}:
        assert Client().get(str(url).removeprefix("http://localhost")).status_code == 200


# Conditional GET


MACHINE = [
    "/sitemap.xml",
    "/robots.txt",
    "/llms.txt",
    "/data/pages.json",
    "/data/dcat.rdf",
    "/data/models.json",
    "/data/law.csv",
    "/data/schemas/cases.json",
    "/sv/feed.atom",
    "/sv/feed/guides.atom",
    "/api/v2/pages/",
    "/api/v2/documents/",
]


@pytest.mark.parametrize("path", MACHINE)
def test_what_a_client_has_already_is_not_sent_again(site, path):
    first = Client().get(path)
    assert first.status_code == 200
    assert not first.cookies
    again = Client().get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/data/guides.json",
        "/sv/feed.atom",
        "/sitemap.xml",
        "/api/v2/pages/?type=guides.GuidePage&fields=summary",
    ],
)
def test_a_published_change_is_sent_at_once_and_a_draft_is_not(site, path):
    first = Client().get(path)
    guide = factories.GuidePage.objects.get(key="guide-one", locale__language_code="sv")
    guide.summary = "Ett annat svar."
    revision = guide.save_revision()
    unchanged = Client().get(path, headers={"If-None-Match": first["ETag"]})
    assert unchanged.status_code == 304
    revision.publish()
    changed = Client().get(path, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed.content != first.content


def test_a_moved_page_changes_the_sitemap(site):
    before = Client().get("/sitemap.xml").content
    page = factories.Page.objects.get(slug="guider", locale__language_code="sv")
    page.slug = "vagledning"
    page.save()
    after = Client().get("/sitemap.xml").content
    assert b"/sv/vagledning/guide-one/" in after
    assert after != before


# llms.txt


def test_llms_txt_lists_pages_by_part_in_english_where_there_is_any(site):
    text = Client().get("/llms.txt").content.decode()
    guides = text.partition("## Guides")[2].partition("## ")[0]
    assert "[EN: Guide guide-one](http://localhost/en/" in guides
    assert "EN: Modell model-one" not in guides
    assert "Exempel case-one" in text.partition("## Cases")[2].partition("## ")[0]


def test_llms_txt_has_a_part_for_every_kind_of_page():
    kinds = {model.content_kind for model in apps.get_models() if issubclass(model, PortalPage)}
    assert {kind for part in PARTS.values() for kind in part} == kinds - {"home", "index"}


# Feeds


ATOM = "{http://www.w3.org/2005/Atom}"


def entries(path: str) -> list[str]:
    response = Client().get(path)
    assert response.status_code == 200, path
    root = ElementTree.fromstring(response.content)
    for name in ("id", "title", "updated"):
        assert root.find(f"{ATOM}{name}").text
    return [entry.find(f"{ATOM}title").text for entry in root.findall(f"{ATOM}entry")]


def test_a_feed_holds_its_language_and_kind_newest_first(site):
    assert entries("/sv/feed/guides.atom") == ["Guide guide-one"]
    assert entries("/en/feed/guides.atom") == ["EN: Guide guide-one"]
    factories.guide(factories.Page.objects.get(slug="guider").specific, "guide-two")
    assert entries("/sv/feed/guides.atom") == ["Guide guide-two", "Guide guide-one"]


def test_a_feed_of_an_audience_or_a_model_holds_what_concerns_it(site):
    assert entries("/sv/feed/audience/supplier.atom") == ["Guide guide-one"]
    assert entries("/sv/feed/audience/buyer.atom") == []
    assert set(entries("/sv/feed/model/model-one.atom")) == {
        "Modell model-one",
        "Guide guide-one",
        "Exempel case-one",
    }


def test_an_entry_keeps_its_id_when_the_page_moves(site):
    def ids():
        root = ElementTree.fromstring(Client().get("/sv/feed/guides.atom").content)
        return [entry.find(f"{ATOM}id").text for entry in root.findall(f"{ATOM}entry")]

    before = ids()
    guide = factories.GuidePage.objects.get(key="guide-one", locale__language_code="sv")
    guide.slug = "annan"
    guide.save_revision().publish()
    assert ids() == before


@pytest.mark.parametrize(
    "path", ["/sv/feed/users.atom", "/sv/feed/audience/x.atom", "/sv/feed/sector/x.atom",
             "/sv/feed/model/x.atom", "/de/feed.atom"]
)  # fmt: skip
def test_a_feed_of_nothing_known_is_not_found(site, path):
    assert Client().get(path).status_code == 404


# API


@pytest.mark.parametrize(
    "path", ["/data/guides.json", "/sv/feed.atom", "/api/v2/pages/", "/api/v2/pages/?limit=x"]
)
def test_a_script_of_another_site_may_read_what_is_open(site, path):
    assert Client().get(path)["Access-Control-Allow-Origin"] == "*"


def test_the_api_filters_by_language_and_gives_structured_fields(site):
    pages = Client().get("/api/v2/pages/?locale=en&type=guides.GuidePage&fields=*").json()["items"]
    assert [page["meta"]["locale"] for page in pages] == ["en"]
    assert pages[0]["outcomes"] == ["EN: veta mer"]
    assert pages[0]["body"][0]["value"].startswith("<p>EN: ")


@pytest.mark.parametrize(
    "query", ["limit=x", "offset=" + "9" * 40, "type=no.Such", "title=%00", "fields=nope", "x=1"]
)
def test_the_api_answers_a_bad_parameter_with_400(site, query):
    assert Client().get(f"/api/v2/pages/?{query}").status_code == 400


def test_the_api_has_no_html_and_needs_no_session(site):
    response = Client().get("/api/v2/pages/", headers={"Accept": "text/html"})
    assert response["Content-Type"] == "application/json"
    assert "Cookie" not in response.get("Vary", "")
