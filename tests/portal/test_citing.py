"""Which pages cite a section follows what is published."""

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from guides.models import GuidePage
from portal.models import Citation
from portal.models.citation import citation_counts, citing_pages
from tests import factories, scenes

pytestmark = pytest.mark.django_db


def build() -> None:
    factories.site()
    factories.section()
    factories.section("lou-6-33", "Den upphandlande myndigheten ska …")


scene, _django_db_helper = scenes.shared(build, "module")


@pytest.fixture
def home(db):
    return scenes.home()


def guide(home, text: str, **fields) -> GuidePage:
    parent = Page.objects.filter(slug="guider").first()
    return factories.guide(
        parent.specific if parent else factories.guide_index(home),
        body=factories.body(GuidePage, f"<p>{text}</p>"),
        **fields,
    )


def sections(page) -> list[str]:
    rows = Citation.objects.filter(page_id=page.pk).order_by("section")
    return list(rows.values_list("section", flat=True))


def test_a_citation_in_running_text_or_summary_is_found(home):
    page = guide(home, "Se 6 kap. 31 §.", summary="Enligt 6 kap. 33 § först.")
    assert sections(page) == ["lou-6-31", "lou-6-33"]


def test_a_section_that_the_site_lacks_is_not_listed(home):
    assert sections(guide(home, "Se 1 kap. 1 § och 6 kap. 31 § förvaltningslagen.")) == []


def test_publishing_another_text_replaces_what_was_cited_and_a_draft_does_not(home):
    page = guide(home, "Se 6 kap. 31 §.")
    page.body = factories.body(GuidePage, "<p>Se 6 kap. 33 §.</p>")
    draft = page.save_revision()
    assert sections(page) == ["lou-6-31"]
    draft.publish()
    assert sections(page) == ["lou-6-33"]


def test_pages_that_cannot_be_opened_are_not_listed(home):
    page = guide(home, "Se 6 kap. 31 §.")
    assert [found.pk for found in citing_pages("lou-6-31", page.locale)] == [page.pk]
    assert citation_counts(page.locale) == {"lou-6-31": 1}
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert citing_pages("lou-6-31", page.locale) == []
    assert citation_counts(page.locale) == {}


def test_each_language_lists_its_own_pages(home):
    factories.english(home, slug="en")
    factories.english(factories.guide_index(home))
    page = guide(home, "Se 6 kap. 31 §.")
    english = factories.english(page)
    english.body = factories.body(GuidePage, "<p>See LOU 6:33.</p>")
    english.save_revision().publish()
    assert [found.pk for found in citing_pages("lou-6-31", page.locale)] == [page.pk]
    assert [found.pk for found in citing_pages("lou-6-33", english.locale)] == [english.pk]


def test_the_command_finds_what_was_lost(home, capsys):
    page = guide(home, "Se 6 kap. 31 §.")
    Citation.objects.all().delete()
    call_command("index_citations")
    assert sections(page) == ["lou-6-31"]
    assert "1 citations changed" in capsys.readouterr().out
    call_command("index_citations")
    assert "0 citations changed" in capsys.readouterr().out


def test_the_section_and_the_act_name_the_pages(home):
    factories.reference_pages(home)
    page = guide(home, "Se 6 kap. 31 §.", title="En guide om dialog")
    body = Client().get("/sv/lagen/lou/6/31/").content.decode()
    assert page.title in body.partition('id="cited-by"')[2]
    assert 'id="cited-by"' not in Client().get("/sv/lagen/lou/6/33/").content.decode()
