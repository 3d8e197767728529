"""The loaded content as machines meet it, and its lists under filters drawn at random."""

import csv
import io
import json
import random
from pathlib import Path
from urllib.parse import urlencode

import jsonschema
import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from pyshacl import validate
from rdflib import Graph

from opendata.catalogue import DATASETS
from opendata.exports import read_cell
from reference.library import library
from reference.taxonomies import Audience, Level, Phase, Regime

from .answers import get, path_of, soup

SHAPES = Path(__file__).parents[1] / "opendata" / "dcat-ap-se-3.shapes.ttl"
DRAWN = 40
DRAW = random.Random(2016_1145)  # noqa: S311 - the same draw each time, for a failure to be repeated


def lists() -> list[str]:
    pages = get("/data/pages.json").json()["pages"]
    return [path_of(page["url"]) for page in pages if page["kind"] == "index"]


def some_query() -> str:
    pools = {
        "audience": Audience.values,
        "phase": Phase.values,
        "level": Level.values,
        "regime": Regime.values,
        "sector": list(library().sectors),
        "country": ["SE", "NO", "åäö"],
        "page": ["1", "2", "x", "-1", "99999999999999999999"],
        "unknown": ["\0", "<b>"],
    }
    names = DRAW.sample(sorted(pools), DRAW.randint(0, 4))
    return urlencode([(name, DRAW.choice(pools[name])) for name in names for _ in range(2)])


def test_every_combination_of_filters_answers_and_its_counts_are_what_is_shown():
    tried = [f"{DRAW.choice(lists())}?{some_query()}" for _ in range(DRAWN)]
    for path in tried:
        response = get(path)
        assert response.status_code == 200, path
        page = BeautifulSoup(response.content, "lxml")
        for link in page.select("nav.filters a[href]"):
            assert link["href"].startswith("?"), path


def test_following_an_option_shows_as_many_as_it_says():
    for path in lists():
        page = soup(path)
        options = page.select("nav.filters .facets li")
        assert options, path
        for option in DRAW.sample(options, min(4, len(options))):
            count = int(option.select_one(".hint").text.strip("()"))
            then = soup(path + option.a["href"])
            assert len(then.select("main .card")) == count, (path, option.a["href"])


def test_every_feed_is_valid_atom_and_the_data_page_links_to_them():
    feeds = set()
    for code in ("sv", "en"):
        page = soup(f"/{code}/data/")
        feeds |= {link["href"] for link in page.select('a[href$=".atom"]')}
    models = [
        page["key"] for page in get("/data/pages.json").json()["pages"] if page["kind"] == "model"
    ]
    feeds |= {f"/{code}/feed/model/{key}.atom" for key in models for code in ("sv", "en")}
    assert len(feeds) > 40
    for path in feeds:
        response = get(path)
        assert response.status_code == 200, path
        assert ElementTree.fromstring(response.content).tag.endswith("feed"), path


@pytest.mark.parametrize("name", DATASETS)
def test_exports_follow_their_schemas_and_csv_equals_json(name):
    schema = get(f"/data/schemas/{name}.json").json()
    document = get(f"/data/{name}.json").json()
    jsonschema.Draft202012Validator(schema).validate(document)
    assert document["records"]
    columns = schema["properties"]["records"]["items"]["properties"]
    table = io.StringIO(get(f"/data/{name}.csv").content.decode(), newline="")
    rows = [
        {column: read_cell(text, columns[column]) for column, text in row.items()}
        for row in csv.DictReader(table)
    ]
    assert rows == document["records"]


def test_the_catalogue_conforms_to_the_shapes():
    graph = Graph().parse(data=get("/data/dcat.rdf").content, format="xml")
    assert validate(graph, shacl_graph=Graph().parse(SHAPES))[0]


def test_every_page_is_described_in_the_words_of_schema_org():
    kinds = {}
    for page in get("/data/pages.json").json()["pages"]:
        path = path_of(page["url"])
        data = json.loads(soup(path).find("script", type="application/ld+json").string)
        assert data["@context"] == "https://schema.org"
        thing = data["@graph"][0]
        assert thing["url"] == page["url"]
        assert thing["inLanguage"] == page["locale"]
        kinds.setdefault(page["kind"], set()).add(thing["@type"])
    assert kinds["model"] == {"Article"}
    assert kinds["index"] == {"CollectionPage"}
    assert "HowTo" in kinds["guide"]


def test_a_section_and_a_concept_have_their_own_types():
    shelf = library()
    concept = next(iter(shelf.concepts))
    pages = get("/data/pages.json").json()["pages"]
    glossary = next(page["url"] for page in pages if page["key"] == "glossary")
    path = f"{path_of(glossary)}{concept}/"
    data = json.loads(soup(path).find("script", type="application/ld+json").string)
    assert data["@graph"][0]["@type"] == "DefinedTerm"


def test_an_address_that_leads_nowhere_offers_the_nearest_pages():
    page = next(p for p in get("/data/pages.json").json()["pages"] if p["kind"] == "model")
    path = path_of(page["url"])
    response = get(f"{path[:-2]}x/")
    assert response.status_code == 404
    links = {a["href"] for a in BeautifulSoup(response.content, "lxml").select("main a")}
    assert path in links
    assert "/en/" in links
