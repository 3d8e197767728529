"""The loaded content as machines meet it, and its lists under filters drawn at random."""

import csv
import io
import json
import random
import uuid
from pathlib import Path
from urllib.parse import urlencode

import jsonschema
import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pyshacl import validate
from rdflib import Graph
from wagtail.fields import StreamField
from wagtail.models import Page

from guides.models import GuidePage
from opendata.catalogue import DATASETS
from opendata.exports import read_cell
from portal.models import Change
from reference.library import library
from reference.taxonomies import Audience, Level, Phase, Regime

from .answers import get, path_of, soup

SHAPES = Path(__file__).parents[1] / "opendata" / "dcat-ap-se-3.shapes.ttl"
DRAWN = 60
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


COUNTED = ["/sitemap.xml", "/data/guides.json", "/data/guides.csv", "/sv/feed.atom",
           "/data/dcat.rdf", "/llms.txt", "/api/v2/pages/?limit=5", "/sv/guider/",
           "/sv/guider/?audience=supplier", "/sv/guider/finns-inte/"]  # fmt: skip


@pytest.mark.parametrize("total", [50, 1000])
def test_queries_do_not_grow_with_the_number_of_pages(total):
    addresses = [path.replace("/sv/guider/", next(p for p in lists() if "guid" in p))
                 for path in COUNTED]  # fmt: skip
    before = {path: queries(path) for path in addresses}
    multiply(total)
    after = {path: queries(path) for path in addresses}
    assert after == before


def queries(path: str) -> int:
    """Queries of a first answer, once what a process keeps for itself is warm."""
    Change.note()
    Client().get(path)
    Change.note()
    with CaptureQueriesContext(connection) as captured:
        Client().get(path)
    return sum("SAVEPOINT" not in query["sql"] for query in captured)


def multiply(total: int) -> None:
    """Copies of a guide's rows, written together: as many pages as are to be there."""
    guide = GuidePage.objects.filter(locale__language_code="sv").first()
    parent = guide.get_parent()
    first = parent.numchild + 1
    top = Page.objects.order_by("-pk").first().pk
    names = [field.attname for field in Page._meta.concrete_fields]
    bases, specifics = [], []
    for number in range(1, total + 1):
        values = {name: getattr(guide, name) for name in names} | {
            "id": top + number,
            "path": Page._get_path(parent.path, guide.depth, first + number),
            "slug": f"{guide.slug}-{number}",
            "url_path": f"{guide.url_path[:-1]}-{number}/",
            "translation_key": uuid.uuid4(),
            "latest_revision_id": None,
            "live_revision_id": None,
        }
        bases.append(Page(**values))
        own = {field.attname: thin(guide, field) for field in GuidePage._meta.local_concrete_fields}
        specifics.append(own | {"page_ptr_id": top + number, "key": f"{guide.key}-{number}"})
    Page.objects.bulk_create(bases)
    insert(GuidePage, specifics)


def thin(guide: GuidePage, field):
    """The field's value; streams are left empty, since it is queries that are counted."""
    if isinstance(field, StreamField):
        return field.to_python("[]")
    return getattr(guide, field.attname)


def insert(model, rows: list[dict]) -> None:
    """Rows of a child table alone, which Django's bulk_create does not write."""
    fields = model._meta.local_concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    prepared = [
        [field.get_db_prep_save(row[field.attname], connection) for field in fields] for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})',  # noqa: S608
            prepared,
        )
