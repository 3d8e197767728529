"""PDF documents: what they hold, when they are made again, and who may fetch them."""

import io
import logging
import os
import sys

import pytest
from django.urls import reverse
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from home.models import JourneyPage
from portal.models import PrintedPage
from portal.printing import engine, tasks
from portal.printing.frame import document
from portal.printing.make import make
from portal.printing.parts import Print
from portal.scheduled import print_what_changed
from tests import factories, scenes

pytestmark = pytest.mark.django_db


def build() -> None:
    factories.guide(factories.guide_index(factories.site()), title="Köp en pilot")


scene, _django_db_helper = scenes.shared(build, "module")


@pytest.fixture
def guide(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return scenes.guide()


@pytest.fixture
def written(monkeypatch):
    """Documents count instead of being drawn: what is tested is when, not how."""
    documents = []

    def write(html: str) -> bytes:
        documents.append(html)
        return b"%PDF-1.7 " + str(len(documents)).encode()

    monkeypatch.setattr(engine, "weasyprint", object)
    monkeypatch.setattr(engine, "version", lambda: "1")
    monkeypatch.setattr(engine, "write", write)
    return documents


def address(page) -> str:
    return reverse("pdf", kwargs={"code": page.locale.language_code, "page_id": page.pk})


def test_a_page_becomes_tagged_pdf_with_language_title_and_bookmarks(guide):
    if engine.weasyprint() is None:
        if os.environ.get("CI"):
            pytest.fail("There is no Pango on this machine.")
        pytest.skip("There is no Pango on this machine.")
    reader = PdfReader(io.BytesIO(engine.write(document(guide.prints()[0]))))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Köp en pilot"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == [
        "Köp en pilot"
    ]
    assert "1 / 1" in reader.pages[0].extract_text()
    assert "Första stycket." in reader.pages[0].extract_text()


def test_nothing_from_elsewhere_is_fetched_for_a_document(guide):
    library = engine.weasyprint()
    if library is None:
        pytest.skip("There is no Pango on this machine.")
    files = engine.fetcher(library)
    for url in (
        "https://example.org/x.png",
        "file:///etc/passwd",
        "site:/media/documents/secret.pdf",
        "site:/media/images/../documents/secret.pdf",
    ):
        with pytest.raises(ValueError, match="Not a file of this site"):
            files.fetch(url)


def test_a_document_is_made_once_and_again_when_the_page_changes(guide, written):
    make()
    make()
    assert len(written) == 1
    guide.summary = "Ett nytt svar."
    guide.save_revision().publish()
    make()
    assert len(written) == 2
    assert "Ett nytt svar." in written[-1]


def test_a_change_of_another_page_writes_no_document_again(guide, written):
    make()
    factories.guide(guide.get_parent().specific, key="guide-other")
    make()
    assert len(written) == 2
    assert PrintedPage.objects.count() == 2


def test_a_file_goes_with_the_page_that_it_was_made_of(guide, written, tmp_path):
    make()
    assert len(list((tmp_path / "pdf").iterdir())) == 1
    guide.unpublish()
    make()
    assert not PrintedPage.objects.exists()
    assert list((tmp_path / "pdf").iterdir()) == []


def test_one_page_that_cannot_be_printed_does_not_keep_the_others_from_it(
    guide, written, monkeypatch
):
    factories.guide(guide.get_parent().specific, key="guide-other")
    good = engine.write

    def write(html):
        if "guide-other" in html:
            raise ValueError("no luck")
        return good(html)

    monkeypatch.setattr(engine, "write", write)
    make()
    assert PrintedPage.objects.get().page_id == guide.pk


def test_a_page_links_to_its_document_and_hides_the_link_until_a_newer_one_is_made(
    guide, written, client
):
    link = address(guide).encode()
    assert link not in client.get(guide.url).content
    make()
    assert link in client.get(guide.url).content
    answer = client.get(address(guide))
    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer).startswith(b"%PDF")
    guide.save_revision().publish()
    assert link not in client.get(guide.url).content
    assert client.get(address(guide)).status_code == 404


def test_nobody_fetches_the_document_of_a_page_that_is_not_public(guide, written, client):
    make()
    PageViewRestriction.objects.create(page=guide, restriction_type="login")
    assert client.get(address(guide)).status_code == 404


@pytest.mark.parametrize("variant", ["x", "x" * 400, "\0", "../../etc"])
def test_an_unknown_variant_is_not_found(guide, written, client, variant):
    make()
    assert client.get(address(guide), {"of": variant}).status_code == 404


def test_without_pango_pages_have_no_link_and_the_log_says_what_to_install(
    guide, client, monkeypatch, caplog
):
    engine.weasyprint.cache_clear()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with caplog.at_level(logging.WARNING, logger="portal.printing"):
        make()
    engine.weasyprint.cache_clear()
    assert "apt-get install libpango" in caplog.text
    assert address(guide).encode() not in client.get(guide.url).content


def test_the_worker_is_asked_once_and_only_when_something_changed(guide, written, monkeypatch):
    asked = []
    monkeypatch.setattr("portal.scheduled.weasyprint", lambda: True)
    monkeypatch.setattr("portal.scheduled.enqueue_printing", lambda: asked.append(1))
    print_what_changed()
    make()
    print_what_changed()
    assert asked == [1]


def test_nothing_is_made_where_a_task_would_run_inside_the_request(guide, written):
    tasks.enqueue_printing()
    assert written == []


def test_a_pair_of_models_is_one_document_in_whatever_order(guide, written, client):
    models = factories.model_index(guide.get_parent().get_parent().specific)
    for key in ("model-a", "model-b", "model-c"):
        factories.model(models, key)
    assert [found.variant for found in models.prints()] == [
        "model-a,model-b",
        "model-a,model-c",
        "model-b,model-c",
    ]
    make()
    link = f"{address(models)}?of=model-a%2Cmodel-b"
    for pair in ("m=model-a&m=model-b", "m=model-b&m=model-a"):
        assert link in client.get(f"{models.url}jamfor/?{pair}").content.decode()
    assert link not in client.get(f"{models.url}jamfor/?m=model-a&m=model-c").content.decode()
    answer = client.get(link)
    assert answer.status_code == 200
    assert b"".join(answer).startswith(b"%PDF")


def test_a_booklet_holds_its_pages_as_chapters_and_leads_between_them(guide, written):
    home = guide.get_parent().get_parent().specific
    journey = factories.add(
        home,
        JourneyPage(
            title="Vägen", slug="vagen", key="journey-way", summary="Så går det.",
            locale=home.locale, audiences=["supplier"], start="Här.", goal="Där.",
            stops=factories.stream(
                JourneyPage, "stops", {"page": guide.key, "why": "Nu.", "afterwards": "Mer."}
            ),
        ),
    )  # fmt: skip
    (booklet,) = journey.prints()
    assert isinstance(booklet, Print)
    html = document(booklet)
    assert [part.page.title for part in booklet.parts] == ["Vägen", "Köp en pilot"]
    assert '<article id="p1">' in html
    # The stop leads to its chapter, and so does the table of contents.
    assert html.count('href="#p1"') == 2
    assert "Första stycket." in html
    assert "<button" not in html
