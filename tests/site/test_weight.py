"""What a first visit downloads, and that it downloads the styles of what it shows."""

import gzip
import re
from functools import cache

import pytest
from django.conf import settings

from scripts import css
from tests.browser.states import NAMES, path_of_state

from .answers import get, path_of, soup
from .test_crawl import sitemap

LIMIT = 20 * 1024
# Classes that open a rule of a component, as its own.
OWN = re.compile(r"^  (?:[a-z]+)?\.([a-z][\w-]*)", re.MULTILINE)


def weight(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))


@cache
def weight_of_file(name: str) -> int:
    return weight((settings.ROOT / "static" / name).read_bytes())


def assets(path: str) -> list[str]:
    found = [link["href"] for link in soup(path).find_all("link", rel="stylesheet")]
    found += [script["src"] for script in soup(path).find_all("script", src=True)]
    return [url.removeprefix(settings.STATIC_URL) for url in found]


def first_visit(path: str) -> int:
    return weight(get(path).content) + sum(map(weight_of_file, assets(path)))


@cache
def addresses() -> dict[tuple[str, str], str]:
    pages = get("/data/pages.json").json()["pages"]
    return {(page["key"], page["locale"]): path_of(page["url"]) for page in pages}


def states(language: str) -> dict[str, str]:
    """Name of a state → its address."""
    return {name: path_of_state(addresses().__getitem__, name, language) for name in NAMES}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_in_any_state_weighs_more_than_twenty_kilobytes(language):
    paths = [*(path for path in sitemap() if path.startswith(f"/{language}/"))]
    paths += states(language).values()
    assert {path: size for path in paths if (size := first_visit(path)) > LIMIT} == {}


def test_each_page_has_the_style_sheets_of_what_it_shows():
    texts = {file.stem: file.read_text("utf-8") for file in css.SOURCE.glob("*.css")}
    homes: dict[str, set[str]] = {}
    for component, text in texts.items():
        for name in OWN.findall(text):
            homes.setdefault(name, set()).add(component)
    lacking = {}
    for path in [*states("sv").values(), *sitemap()]:
        sheets = [name[4:-4] for name in assets(path) if name.endswith(".css")]
        loaded = {part for sheet in sheets for part in css.SHEETS[sheet].split()}
        used = {name for tag in soup(path).find_all(class_=True) for name in tag["class"]}
        if unstyled := {name for name in used & homes.keys() if not homes[name] & loaded}:
            lacking[path] = unstyled
    assert lacking == {}
