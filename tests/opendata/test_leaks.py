"""What is not published appears nowhere: a table of states and outlets, each pair tried.

A page is first published with an unmistakable word in each of its texts and found in every outlet
that lists it (so that an outlet which never shows anything cannot pass), then brought into the
state, and looked for again.
"""

import datetime
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, Page, PageViewRestriction

from guides.models import GuidePage
from opendata.catalogue import DATASETS
from tests import factories

pytestmark = pytest.mark.django_db
WORD = "Zyxwvut"
OUTLETS = {
    "sitemap": "/sitemap.xml",
    "pages.json": "/data/pages.json",
    "llms.txt": "/llms.txt",
    "export json": "/data/guides.json",
    "export csv": "/data/guides.csv",
    "feed": "/sv/feed.atom",
    "feed of kind": "/sv/feed/guides.atom",
    "feed of audience": "/sv/feed/audience/supplier.atom",
    "feed of sector": "/sv/feed/sector/food.atom",
    "feed of model": "/sv/feed/model/model-one.atom",
    "api list": "/api/v2/pages/?limit=20&order=-id",
    "api list of type": "/api/v2/pages/?type=guides.GuidePage&fields=*",
    "list page": "/sv/guider/",
    "list page filtered": "/sv/guider/?audience=supplier&sector=food",
    "related on model": "/sv/modeller/model-one/",
    "law section, pages that cite it": "/sv/lagen/lou/6/31/",
    "not found page, nearest": f"/sv/guider/{WORD.lower()}x/",
}


def text_of(path: str) -> str:
    response = Client().get(path)
    assert response.status_code in {200, 302, 404}, path
    return response.content.decode()


def shows(path: str) -> bool:
    return WORD.lower() in text_of(path).replace(path, "").lower()


@pytest.fixture
def guide(site) -> GuidePage:
    model = factories.ProcurementModelPage.objects.get(key="model-one", locale=site.locale)
    return factories.guide(
        Page.objects.get(slug="guider").specific,
        "secret-guide",
        title=f"{WORD} rubrik",
        slug=WORD.lower(),
        summary=f"{WORD} svar.",
        sectors=["food"],
        models=[model],
        body=factories.body(GuidePage, f"<p>{WORD} enligt 6 kap. 31 §.</p>"),
    )


def draft(page):
    """Never published."""
    parent = page.get_parent()
    page.delete()
    fresh = GuidePage(
        title=f"{WORD} rubrik", slug=WORD.lower(), key="secret-guide", summary=f"{WORD} svar.",
        locale=parent.locale, audiences=["supplier"], sectors=["food"], live=False,
        outcomes=factories.stream(GuidePage, "outcomes", "x"),
        body=factories.body(GuidePage, f"<p>{WORD} enligt 6 kap. 31 §.</p>"),
    )  # fmt: skip
    parent.add_child(instance=fresh)
    fresh.save_revision()


def closed(page):
    """Behind a login."""
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def below_closed(page):
    """The page above it is behind a login."""
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")


def unpublished(page):
    page.unpublish()


def expired(page):
    page.expire_at = timezone.now() + datetime.timedelta(seconds=-5)
    page.save_revision().publish()
    Page.objects.filter(pk=page.pk).update(live=True, expired=False)
    call_command("publish_scheduled")


def scheduled(page):
    """To be published tomorrow."""
    page.unpublish()
    page.refresh_from_db()
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision().publish()


def deleted(page):
    page.delete()


STATES = [draft, closed, below_closed, unpublished, expired, scheduled, deleted]


def test_a_published_page_is_shown_everywhere(guide):
    assert [outlet for outlet, path in OUTLETS.items() if not shows(path)] == []


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_page_that_is_not_published_is_shown_nowhere_and_not_found_in_the_api(guide, state):
    state(guide)
    leaks = [outlet for outlet, path in OUTLETS.items() if shows(path)]
    assert leaks == []
    for page in Page.objects.filter(title__startswith=WORD):
        assert Client().get(f"/api/v2/pages/{page.pk}/").status_code == 404
    found = Client().get(f"/api/v2/pages/find/?html_path=/guider/{WORD.lower()}/")
    assert not re.search(r"/api/v2/pages/[0-9]", found.get("Location", ""))


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_page_that_is_not_published_is_not_counted(guide, state):
    """No other guide has its sector, so the filter offers it only while the page counts."""
    factories.sector("energy", "energi", "energy")
    GuidePage.objects.filter(key="guide-one").update(sectors=["energy"])
    assert "sector=food" in text_of("/sv/guider/")
    state(guide)
    assert "sector=food" not in text_of("/sv/guider/")


def test_a_draft_of_a_published_page_is_shown_nowhere(site):
    guide = GuidePage.objects.get(key="guide-one", locale=site.locale)
    guide.title = guide.summary = guide.slug = WORD.lower()
    guide.body = factories.body(GuidePage, f"<p>{WORD} enligt 6 kap. 31 §.</p>")
    guide.save_revision()
    outlets = OUTLETS | {"page": "/sv/guider/guide-one/"}
    assert [outlet for outlet, path in outlets.items() if shows(path)] == []


def test_an_alias_is_no_english_version(guide):
    """Wagtail can show the Swedish text at an English address; no outlet takes it for a page."""
    alias = guide.copy_for_translation(factories.Locale.objects.get(language_code="en"), alias=True)
    assert alias.live
    outlets = [path.replace("/sv/", "/en/") for path in OUTLETS.values()]
    assert shows(OUTLETS["sitemap"])
    for path in [*outlets, "/en/guider-en/"]:
        assert alias.full_url not in text_of(path), path
    assert Client().get(f"/api/v2/pages/{alias.pk}/").status_code == 404


@pytest.mark.parametrize("state", [closed, unpublished], ids=lambda state: state.__name__)
def test_a_model_that_is_not_published_has_no_feed_and_is_not_named(site, state):
    model = factories.ProcurementModelPage.objects.get(key="model-one", locale=site.locale)
    paths = ["/data/guides.json", "/data/cases.json", "/sv/guider/guide-one/", "/sv/modeller/"]
    assert all("model-one" in text_of(path) for path in paths)
    state(model)
    assert Client().get("/sv/feed/model/model-one.atom").status_code == 404
    hidden = [path for path in paths if "model-one" in text_of(path)]
    # The English version is still published, and the export may name it by the same key.
    assert set(hidden) <= {"/data/guides.json", "/data/cases.json"}


# Records

RECORDS = {
    "concept": (
        lambda: factories.concept("secret", f"{WORD}ord", f"{WORD}word"),
        ["/data/glossary.json", "/data/glossary.csv", "/sv/ordlista/", "/sv/ordlista/secret/"],
    ),
    "section": (
        lambda: factories.section("lou-9-9", f"{WORD} text"),
        ["/data/law.json", "/data/law.csv", "/sv/lagen/lou/9/9/"],
    ),
    "threshold": (
        lambda: factories.threshold(f"2026-{WORD.lower()}", contract="works"),
        ["/data/thresholds.json", "/data/thresholds.csv"],
    ),
    "sector": (
        lambda: factories.sector("secret", f"{WORD}bransch", f"{WORD}sector"),
        ["/sv/data/", "/sv/feed/sector/secret.atom"],
    ),
}


def as_draft(record):
    record.unpublish()


def expired_record(record):
    record.expire_at = timezone.now() - datetime.timedelta(minutes=1)
    record.save_revision()
    type(record).objects.filter(pk=record.pk).update(expire_at=record.expire_at)
    call_command("publish_scheduled")


def scheduled_record(record):
    """To be published tomorrow."""
    record.unpublish()
    record.go_live_at = timezone.now() + datetime.timedelta(days=1)
    record.save_revision().publish()
    call_command("publish_scheduled")


def deleted_record(record):
    record.delete()


@pytest.mark.parametrize(
    "state",
    [as_draft, expired_record, scheduled_record, deleted_record],
    ids=lambda state: state.__name__,
)
@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_that_is_not_published_is_shown_nowhere(site, kind, state):
    make, paths = RECORDS[kind]
    record = make()
    assert [path for path in paths if not shows(path)] == []
    state(record)
    assert [path for path in paths if shows(path)] == []


@pytest.mark.parametrize(
    "state",
    [as_draft, expired_record, scheduled_record, deleted_record],
    ids=lambda state: state.__name__,
)
def test_a_key_of_an_unpublished_record_is_left_out_of_pages_in_exports_and_api(site, state):
    source = factories.Source.objects.get(key="vinnova")
    guide = GuidePage.objects.get(key="guide-one", locale=site.locale)
    guide.sources = factories.stream(GuidePage, "sources", "vinnova", kind="source")
    guide.save_revision().publish()
    paths = ["/data/guides.json", "/data/guides.csv",
             f"/api/v2/pages/{guide.pk}/"]  # fmt: skip
    assert [path for path in paths if "vinnova" not in text_of(path)] == []
    state(source)
    assert [path for path in paths if "vinnova" in text_of(path)] == []


# Documents


@pytest.mark.parametrize("closed_one", ["its own collection", "the one above"])
def test_a_document_in_a_closed_collection_is_shown_nowhere(site, closed_one):
    above = Collection.get_first_root_node().add_child(instance=Collection(name="above"))
    own = above.add_child(instance=Collection(name="own"))
    document = factories.document(f"{WORD}.pdf")
    document.collection = own
    document.save()
    guide = GuidePage.objects.get(key="guide-one", locale=site.locale)
    link = f'<p><a linktype="document" id="{document.pk}">mall</a></p>'
    guide.body = factories.body(GuidePage, link)
    guide.save_revision().publish()
    paths = ["/data/guides.json", "/api/v2/documents/", f"/api/v2/pages/{guide.pk}/",
             "/sv/guider/guide-one/"]  # fmt: skip
    assert [path for path in paths if f"/{WORD.lower()}" not in text_of(path).lower()] == []
    factories.close_collection(own if closed_one == "its own collection" else above)
    assert [path for path in paths if f"/{WORD.lower()}" in text_of(path).lower()] == []
    assert Client().get(f"/api/v2/documents/{document.pk}/").status_code == 404
    # Its own address asks for a login.
    assert Client().get(document.url).status_code == 302


def test_every_data_set_is_covered_by_the_tables():
    tried = " ".join(
        [*OUTLETS.values(), *(path for _make, paths in RECORDS.values() for path in paths)]
    )
    left = {name for name in DATASETS if f"/data/{name}." not in tried}
    # Models and cases are exported by the same code as guides.
    assert left == {"models", "cases"}
