"""Every public address answers, and what it links to exists."""

import re
from functools import cache
from itertools import chain, pairwise
from urllib.parse import urljoin, urlsplit

from defusedxml import ElementTree
from django.conf import settings

from editorial.content.load import load
from search.document import documents_of, public_pages
from search.facets import KINDS

from .answers import get, path_of, soup

XML = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def own_host() -> str:
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc


@cache
def sitemap() -> dict[str, dict[str, str]]:
    """Path → {language: path} as the sitemap has it."""
    root = ElementTree.fromstring(get("/sitemap.xml").content)
    return {
        path_of(entry.find("s:loc", XML).text): {
            link.get("hreflang"): path_of(link.get("href")) for link in entry.findall("x:link", XML)
        }
        for entry in root.findall("s:url", XML)
    }


def test_every_address_of_the_sitemap_answers_in_both_languages():
    addresses = sitemap()
    assert len(addresses) >= 2 * 43
    assert {path: get(path).status_code for path in addresses if get(path).status_code != 200} == {}
    assert sum(path.startswith("/en/") for path in addresses) == len(addresses) / 2


def test_every_page_says_its_language_and_has_one_main_heading():
    for path in sitemap():
        page = soup(path)
        assert page.html["lang"] == path.split("/")[1], path
        assert len(page.find_all("h1")) == 1, path
        assert page.find("main"), path
        assert page.title.string.strip(), path


def test_headings_never_skip_a_level():
    for path in sitemap():
        levels = [int(tag.name[1]) for tag in soup(path).find_all(re.compile("^h[1-6]$"))]
        skips = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert skips == [], path


def test_language_versions_point_at_each_other_and_at_themselves():
    addresses = sitemap()
    for path, versions in addresses.items():
        assert {*versions} == {"sv", "en", "x-default"}, path
        assert path in versions.values()
        assert all(addresses[other] == versions for other in versions.values()), path
        in_page = {
            link["hreflang"]: path_of(link["href"])
            for link in soup(path).find_all("link", rel="alternate", hreflang=True)
            if link.get("type") is None
        }
        assert in_page == versions, path


def records() -> list[str]:
    """The addresses of concepts and sections: hundreds of pages of two kinds."""
    listed = [get(f"/data/{name}.json").json()["records"] for name in ("glossary", "law")]
    return [
        path_of(url) for record in chain(*listed) for url in (record["url_sv"], record["url_en"])
    ]


def links() -> dict[str, str]:
    """Each address of this site that a page links to, with its fragment → one such page."""
    found = {}
    for path in sitemap():
        for link in soup(path).find_all("a", href=True):
            target = urlsplit(urljoin(f"http://testserver{path}", link["href"]))
            if target.netloc in {"testserver", own_host()} and target.scheme == "http":
                found[target._replace(scheme="", netloc="").geturl()] = path
    return found


def test_no_link_within_the_site_is_broken():
    # One in ten of the records is asked; that the others exist is known from the open data. Of
    # filters and choices, which a few lines make for all pages, one in four.
    known = {path for number, path in enumerate(records()) if number % 10}
    assert len(known) > 800
    asked = sorted(links().items())
    chosen = [link for link in asked if "?" in link[0] and "#" not in link[0]]
    passed_over = known | {address for n, (address, _page) in enumerate(chosen) if n % 4}
    assert len(chosen) > 150
    broken = {}
    for address, page in asked:
        if address in passed_over:
            continue
        path, _mark, fragment = address.partition("#")
        answer = get(path)
        if answer.status_code != 200:
            broken[address] = (page, answer.status_code)
        elif fragment and f'id="{fragment}"'.encode() not in answer.content:
            broken[address] = page
    assert broken == {}


def test_ids_are_unique_and_what_refers_to_them_finds_them():
    for path in sitemap():
        page = soup(path)
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), path
        for name in ("aria-labelledby", "aria-describedby", "popovertarget", "for"):
            wanted = {
                word for tag in page.find_all(attrs={name: True}) for word in tag[name].split()
            }
            assert wanted <= set(ids), (path, name, wanted - set(ids))


def test_every_page_names_a_picture_for_links_to_it():
    for path in sitemap():
        url = urlsplit(soup(path).find("meta", property="og:image")["content"])
        assert url.scheme, path
        assert (settings.ROOT / url.path.removeprefix("/")).is_file(), path


def test_public_pages_set_no_cookie_and_can_be_cached():
    for path in sitemap():
        answer = get(path)
        assert not answer.cookies, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path
        assert b"csrfmiddlewaretoken" not in answer.content, path


def test_public_pages_have_no_inline_style_or_script():
    for path in sitemap():
        page = soup(path)
        assert page.find_all(style=True) == [], path
        assert page.find_all("style") == [], path
        scripts = [s for s in page.find_all("script") if not s.get("src")]
        assert [s for s in scripts if s.get("type") != "application/ld+json"] == [], path


def test_no_page_loads_anything_from_elsewhere():
    for path in sitemap():
        page = soup(path)
        loaded = [tag.get("src") for tag in page.find_all(src=True)]
        loaded += [
            link["href"]
            for link in page.find_all("link", href=True)
            if {"stylesheet", "preload", "icon"} & set(link.get("rel", []))
        ]
        assert [url for url in loaded if not url.startswith("/")] == [], path


def test_pages_json_lists_every_page_in_both_languages():
    pages = get("/data/pages.json").json()["pages"]
    fields = {"key", "kind", "locale", "title", "url", "translation_state", "last_reviewed"}
    assert all(fields <= set(page) for page in pages)
    by_locale = {
        code: {page["key"] for page in pages if page["locale"] == code} for code in ("sv", "en")
    }
    assert by_locale["sv"] == by_locale["en"]
    assert {page["translation_state"] for page in pages if page["locale"] == "en"} == {"current"}


def test_loading_again_changes_nothing():
    outcome = load(settings.CONTENT_DIR)
    assert outcome.written == []
    assert outcome.kept == []
    assert outcome.conflicts == []


def test_every_place_that_search_links_to_stands_on_its_page():
    documents = [d for page in public_pages() for d in documents_of(page) if d.kind in KINDS]
    places = {(d.url, part.anchor) for d in documents for part in d.parts if part.anchor}
    assert len(places) > 200
    assert [place for place in places if not soup(place[0]).find(id=place[1])] == []


def test_every_kind_of_page_has_a_name_in_search():
    kinds = {d.kind for page in public_pages() for d in documents_of(page)}
    assert kinds - KINDS.keys() == set()
