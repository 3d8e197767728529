"""Hostile text, wherever it was stored, runs nothing in a reader's browser."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.fields import StreamField

from guides.models import GuidePage
from tests import factories

from .roles.people import two_homes

CORPUS = [
    "<script>xss(1)</script>",
    "<img src=x onerror=xss(1)>",
    "<svg onload=xss(1)><script>xss(1)</script></svg>",
    '<a href="javascript:xss(1)">länk</a>',
    '<a href=" java\tscript:xss(1)">länk</a>',
    '<a href="&#106;avascript:xss(1)">länk</a>',
    '<a href="data:text/html,<script>xss(1)</script>">länk</a>',
    '<a href="vbscript:xss(1)" onclick="xss(1)">länk</a>',
    '<iframe src="javascript:xss(1)"></iframe>',
    '<object data="x"></object><embed src="x"><base href="https://evil.example/">',
    '<form action="https://evil.example/"><button formaction="javascript:xss(1)">b</button></form>',
    '<math><mi xlink:href="javascript:xss(1)">m</mi></math>',
    '<p style="background:url(javascript:xss(1))" onmouseover="xss(1)">p</p>',
    "\"'><script>xss(1)</script>",
    "</script><script>xss(1)</script>",
    "{{ constructor.constructor('xss(1)')() }}",
    "<scr<script>ipt>xss(1)</scr</script>ipt>",
    "<details open ontoggle=xss(1)>",
]  # fmt: skip
EVIL = " ".join(CORPUS)
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster"}
SCHEME = re.compile(r"^[\s\x00-\x20]*(javascript|vbscript|data:text)", re.IGNORECASE)
DATA = {"application/json", "application/ld+json", "text/django-admin-template"}


def faults(html: str) -> list[str]:
    """What a browser would run, or fetch from elsewhere."""
    found = []
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        if tag.name in {"object", "embed", "base", "iframe"}:
            found.append(str(tag)[:100])
        if tag.name == "script" and tag.get("type") not in DATA and "xss(" in tag.get_text():
            found.append(str(tag)[:100])
        for name, value in tag.attrs.items():
            compact = re.sub(r"[\t\r\n]", "", str(value))
            if name.startswith("on") or (name in ADDRESSES and SCHEME.match(compact)):
                found.append(f"{tag.name} {name}={value}")
            if name in ADDRESSES and "evil.example" in compact:
                found.append(f"{tag.name} {name}={value}")
    return found


def poisoned(value, evil: str):
    """Every text of a stream with the corpus behind it; names, ids and choices stay."""
    if isinstance(value, dict):
        return {
            key: one if key in {"type", "id"} else poisoned(one, evil) for key, one in value.items()
        }
    if isinstance(value, list):
        return [poisoned(one, evil) for one in value]
    prose = isinstance(value, str) and (" " in value or "<" in value)
    return f"{value} {evil}" if prose else value


def poison(page, evil: str = EVIL) -> None:
    """Straight into the database, past every form."""
    fields = {"title": f"Titel {EVIL}"[:255], "search_description": EVIL, "seo_title": EVIL[:255]}
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            raw = getattr(page, field.name).get_prep_value()
            fields[field.name] = poisoned(raw if isinstance(raw, list) else json.loads(raw), evil)
    fields["summary"] = EVIL[:250]
    for name, value in fields.items():
        setattr(page, name, json.dumps(value) if isinstance(value, list) else value)
    type(page).save(page, clean=False)
    type(page).objects.get(pk=page.pk).save_revision(clean=False)


@pytest.fixture
def pages(db):
    swedish, _english = two_homes()
    guides = factories.guide_index(swedish)
    models = factories.model_index(swedish)
    cases = factories.case_index(swedish)
    text = factories.body(GuidePage, "<p>Börja tidigt med texten.</p>")
    found = [factories.guide(guides, body=text), factories.model(models), factories.case(cases)]
    for page in [*found, guides, swedish]:
        poison(page)
    return [*found, guides, swedish]


def test_the_check_sees_what_it_looks_for():
    assert len(faults(EVIL)) > 10


def test_public_pages_run_nothing(pages):
    for page in pages:
        answer = Client().get(page.url)
        assert answer.status_code == 200
        assert "xss(1)" in answer.content.decode(), "the corpus never reached the page"
        assert faults(answer.content.decode()) == [], page


def test_lists_search_and_data_run_nothing(pages):
    for address in ("/sv/sok/?q=" + EVIL[:200], "/en/search/?q=%3Cscript%3Exss(1)%3C/script%3E"):
        answer = Client().get(address)
        assert faults(answer.content.decode()) == [], address
