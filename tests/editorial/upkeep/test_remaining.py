"""Publishing warns with what remains."""

import io
import zipfile
from datetime import date

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from docx import Document
from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

from editorial.models import DocumentCheck, LinkCheck
from editorial.upkeep.documents.read import ODT_NAMES, Lack, lacking
from editorial.upkeep.gaps import Gap, gaps
from editorial.upkeep.remaining import remaining, warn
from guides.models import GuidePage
from portal.models import SiteDocument
from tests import factories

LONG = "Upphandlingsdokumentationen " * 31


def page(home, html="<p>Kort.</p>"):
    return factories.guide(
        factories.guide_index(home),
        body=factories.body(GuidePage, html),
        review_due=date(2027, 11, 22),
    )


def test_nothing_remains_of_a_page_in_order(home, boss):
    made = page(home)
    factories.english(home)
    factories.english(made.get_parent().specific)
    factories.english(made)
    made.save_revision(user=boss)
    workflow = made.get_workflow().start(made, boss)
    while workflow.current_task_state:
        workflow.current_task_state.approve(user=boss)
        workflow.refresh_from_db()
        if workflow.status == workflow.STATUS_APPROVED:
            break
    made.refresh_from_db()
    assert remaining(made) == []


def test_a_version_that_nobody_approved_and_a_missing_language_are_told(home):
    left = remaining(page(home))
    assert left == [
        "Ingen har godkänt den här versionen i arbetsflödet.",
        "Engelska: sidan är inte publicerad.",
    ]


def test_a_language_that_is_behind_is_told(home, guide, translated):
    guide.summary = "Något annat."
    guide.save_revision().publish()
    assert "Engelska: sidan ligger efter." in remaining(guide)


@pytest.mark.parametrize("words", ["här", "Läs mer.", "https://example.org/", ""])
def test_a_link_that_does_not_say_where_it_leads_is_told(home, words):
    made = page(home, f'<p>Se <a href="https://example.org/a">{words}</a>.</p>')
    assert any("länktexten" in one.lower() for one in remaining(made))


def word(title: str = "", heading: str = "") -> bytes:
    document, out = Document(), io.BytesIO()
    document.core_properties.title = title
    if heading:
        document.add_heading(heading, 1)
    document.add_paragraph("Text.")
    document.save(out)
    return out.getvalue()


def pdf(title: str = "", language: str = "") -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    if title:
        writer.add_metadata({"/Title": title})
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.write(out)
    return out.getvalue()


def odt(meta: str = "", style: str = "", content: str = "<text:p>Text.</text:p>") -> bytes:
    out = io.BytesIO()
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in ODT_NAMES.items())
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for part, inner in (("meta", meta), ("styles", style), ("content", content)):
            archive.writestr(f"{part}.xml", f"<root {names}>{inner}</root>")
    return out.getvalue()


def stored(name: str, data: bytes) -> SiteDocument:
    made = SiteDocument(title=name, file=ContentFile(data, name))
    made._set_document_file_metadata()
    made.save()
    return made


def test_documents_lack_title_language_or_headings(db):
    whole = stored("whole.docx", word("Mall", "Rubrik"))
    bare = stored("bare.docx", word())
    some = stored("some.pdf", pdf("Mall", "sv"))
    none = stored("none.pdf", pdf())
    broken = stored("broken.docx", b"PK")
    table = stored("table.csv", b"a,b")
    for _twice in range(2):
        found = lacking([whole, bare, some, none, broken, table])
        assert found == {
            bare.pk: [Lack.TITLE, Lack.HEADINGS],
            some.pk: [Lack.HEADINGS],
            none.pk: [Lack.TITLE, Lack.LANGUAGE, Lack.HEADINGS],
            broken.pk: [Lack.UNREADABLE],
        }
    assert DocumentCheck.objects.count() == 5


TITLED = "<dc:title>Mall</dc:title>"
HEADED = '<text:h text:outline-level="1">Rubrik</text:h>'


@pytest.mark.parametrize(
    ("data", "lacks"),
    [
        (odt(TITLED, '<s fo:language="sv"/>', HEADED), []),
        (odt(f"{TITLED}<dc:language>sv-SE</dc:language>", "", HEADED), []),
        (odt(TITLED, '<s fo:language="none"/>', HEADED), [Lack.LANGUAGE]),
        (odt("<dc:title> </dc:title>"), [Lack.TITLE, Lack.LANGUAGE, Lack.HEADINGS]),
        (odt("&no;"), [Lack.UNREADABLE]),
    ],
)
def test_an_odt_is_read_as_a_word_file_is(db, data, lacks):
    document = stored("mall.odt", data)
    assert lacking([document]).get(document.pk, []) == lacks


def test_templates_of_this_site_lack_nothing(db):
    files = sorted((settings.ROOT / "content").rglob("*.odt"))
    assert files
    found = lacking([stored(path.name, path.read_bytes()) for path in files])
    assert found == {}


@pytest.mark.parametrize("name", ["tabell.xlsx", "tabell.ods", "tabell.csv"])
def test_a_table_is_not_looked_into_and_its_form_says_so(home, publisher, name):
    document = stored(name, b"x")
    assert lacking([document]) == {}
    form = publisher.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert "XLSX, ODS och CSV kontrolleras inte" in form
    assert (
        "XLSX, ODS och CSV kontrolleras inte"
        in publisher.get(reverse("wagtaildocs:add")).content.decode()
    )


def test_a_document_that_the_page_offers_is_told(home):
    document = stored("bare.docx", word())
    value = {"document": document.pk, "document_en": None, "title": "Mall", "description": ""}
    made = page(home)
    made.body = factories.stream(GuidePage, "body", value, kind="download")
    assert any("bare.docx" in one for one in remaining(made))
    assert (document.title, Gap.DOCUMENT) in {(row.title, row.gap) for row in gaps()}


def test_long_sentences_and_hard_language_are_told(home):
    left = " ".join(remaining(page(home, f"<p>{LONG}. {LONG}. {LONG}. {LONG}.</p>")))
    assert "LIX" in left
    assert "4" in left


def test_a_broken_link_of_the_page_is_told(home):
    made = page(home, '<p><a href="https://example.org/a#b">Läs</a>.</p>')
    LinkCheck.objects.create(url="https://example.org/a", state="broken", checked_at=timezone.now())
    left = " ".join(remaining(made))
    assert "https://example.org/a" in left


def test_a_page_without_a_date_for_its_review_is_told(home):
    made = page(home)
    made.review_due = None
    assert "Inget datum är satt för nästa granskning." in remaining(made)


def test_the_editor_is_warned(home, publisher):
    made = page(home, f"<p>{LONG}.</p>")
    request = publisher.get(reverse("wagtailadmin_home")).wsgi_request
    warn(request, made)
    assert made.title in str(next(iter(get_messages(request))))
