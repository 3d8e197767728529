"""PO and XLIFF files go out and in; a damaged or hostile one changes nothing and says where."""

import contextlib

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.models import StringTranslation

from editorial.translations.exchange.po import read_po, write_po
from editorial.translations.exchange.take import take
from editorial.translations.exchange.units import BadFileError
from editorial.translations.exchange.xliff import read_xliff, write_xliff
from portal.translation import CARRIED
from tests import factories, scenes

from . import steps

db = pytest.mark.django_db
WRITERS = [("x.po", write_po), ("x.xlf", write_xliff)]


def build() -> None:
    body = factories.body(
        factories.GuidePage, '<p>Läs <a href="https://sv.example/">mer</a> här.</p><p>Sist.</p>'
    )
    factories.english(factories.guide(scenes.guide_index(), body=body))


stage, _django_db_helper = scenes.above(build)


@pytest.fixture
def link(db):
    return steps.link_of(scenes.guide("en"))


def texts(link):
    rows = StringTranslation.objects.filter(context__object_id=link.source.object_id)
    return sorted(rows.values_list("context__path", "data", "tool_name"))


@db
@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_a_file_that_comes_back_as_it_went_changes_nothing(link, name, write):
    before = texts(link)
    taken = take(link, name, write(link))
    assert taken.written == 0
    assert taken.same > 0
    assert texts(link) == before


@db
@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_a_translated_text_is_taken_over_with_its_translator(link, editor, name, write):
    content = write(link).replace(b"EN: Sist.", b"Last.")
    assert take(link, name, content, editor).written == 1
    row = StringTranslation.objects.get(data="Last.")
    assert row.last_translated_by == editor


@db
@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_an_outdated_text_goes_out_as_unsure_and_comes_back_confirmed_only_by_a_person(
    link, name, write
):
    row = StringTranslation.objects.get(data="EN: Sist.")
    row.tool_name = CARRIED
    row.save()
    assert take(link, name, write(link)).unsure == 1
    row.refresh_from_db()
    assert row.tool_name == CARRIED
    sure = write(link).replace(b"#, fuzzy\n", b"").replace(b'state="initial"', b'state="final"')
    assert take(link, name, sure).written == 1
    row.refresh_from_db()
    assert row.tool_name == ""


@db
@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_an_emptied_text_removes_nothing(link, name, write):
    before = texts(link)
    assert take(link, name, write(link).replace(b"EN: Sist.", b"")).empty == 1
    assert texts(link) == before


def broken(old, new):
    return lambda content: content.replace(old, new, 1)


TITLE = b"EN: Guide guide-test"
FAULTS_OF_BOTH = {
    "another translation": broken(b"SELF", b"00000000-0000-4000-8000-000000000000"),
    "script": broken(b"EN: Sist.", b"<script>alert(1)</script>"),
    "attribute": broken(b"EN: Sist.", b"<b onclick=alert(1)>x</b>"),
    "unknown link": broken(b"EN: Sist.", b"<a id='a9'>x</a>"),
    "changed original": broken(b"Sist.", b"Siste."),
    "title too long": broken(TITLE, b"x" * 300),
    "not UTF-8": broken(b"EN: Sist.", b"\xff\xfe"),
    "empty file": lambda content: b"",
    "cut in the middle": lambda content: content[: len(content) // 2],
    "binary": lambda content: b"\x00\x01\x02\n" * 50,
    "too large": lambda content: content + b"#" * 5_000_001,
}


def escaped(content: bytes) -> bytes:
    """The same damage in XML, where markup is written as text."""
    for tag in (
        b"<script>",
        b"</script>",
        b"<b onclick=alert(1)>",
        b"</b>",
        b"<a id='a9'>",
        b"</a>",
    ):
        content = content.replace(tag, tag.replace(b"<", b"&lt;"))
    return content


@db
@pytest.mark.parametrize(("name", "write"), WRITERS)
@pytest.mark.parametrize("fault", FAULTS_OF_BOTH)
def test_a_damaged_file_is_refused_whole_with_a_reason(link, name, write, fault):
    content = write(link)
    good_first = content.replace(b"EN: Svaret", b"NEW: Svaret")
    content = (
        good_first.replace(str(link.uuid).encode(), b"SELF") if "another" in fault else good_first
    )
    damaged = FAULTS_OF_BOTH[fault](content)
    before = texts(link)
    with pytest.raises(BadFileError) as refused:
        take(link, name, escaped(damaged) if name == "x.xlf" else damaged)
    assert all(fault.reason for fault in refused.value.faults)
    assert texts(link) == before


@db
def test_the_reasons_name_their_lines(link):
    content = write_po(link)
    damaged = content.replace(b"EN: Sist.", b"<script>").replace(TITLE, b"x" * 300)
    with pytest.raises(BadFileError) as refused:
        take(link, "x.po", damaged)
    lines = [fault.line for fault in refused.value.faults]
    assert len(lines) == 2
    for line in lines:
        near = b"\n".join(damaged.splitlines()[line - 1 : line + 4])
        assert b"<script>" in near or b"x" * 300 in near


@db
@pytest.mark.parametrize(
    "damage",
    [
        lambda po: po.metadata.clear(),
        lambda po: (po.clear(), po.metadata.pop("X-Number-Of-Texts")),
        lambda po: setattr(po[0], "msgctxt", None),
        lambda po: setattr(po[0], "msgctxt", "nowhere"),
        lambda po: po.append(po[0]),
        lambda po: setattr(next(e for e in po if "<a" in e.msgid), "msgstr", "no link"),
    ],
    ids=["no header", "no texts", "no context", "unknown context", "twice", "link dropped"],
)  # fmt: skip
def test_a_po_file_that_does_not_fit_the_page_is_refused(link, damage):
    po = polib.pofile(write_po(link).decode())
    damage(po)
    before = texts(link)
    with pytest.raises(BadFileError):
        take(link, "x.po", str(po).encode())
    assert texts(link) == before


def test_a_po_upload_that_names_a_file_on_the_server_is_not_opened():
    with pytest.raises(BadFileError):
        read_po(b"/etc/passwd")


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"><file id="&b;"/></xliff>"""
OUTSIDE = BOMB.replace(b'"aaaa"', b'SYSTEM "file:///etc/passwd"')


@pytest.mark.parametrize("content", [BOMB, OUTSIDE, b"<html/>", b"<xliff/>", b"<a><b></a>"])
def test_xml_with_entities_or_of_another_kind_is_refused(content):
    with pytest.raises(BadFileError):
        read_xliff(content)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_break_the_readers(content):
    for read in (read_po, read_xliff):
        with contextlib.suppress(BadFileError):
            read(content)


@db
def test_the_stock_addresses_answer_with_reasons_instead_of_success(desk, link):
    url = reverse("wagtail_localize:upload_pofile", args=[link.pk])
    damaged = write_po(link).replace(b"EN: Sist.", b"<script>")
    response = desk.post(url, {"file": SimpleUploadedFile("x.po", damaged)})
    assert response.status_code == 422
    assert "<li>" in response.content.decode()
    assert desk.post(url, {}).status_code == 422
    good = SimpleUploadedFile("x.po", write_po(link).replace(b"EN: Sist.", b"Last."))
    assert desk.post(url, {"file": good}, follow=True).status_code == 200
    assert StringTranslation.objects.filter(data="Last.").exists()


@db
@pytest.mark.parametrize("form", ["po", "xliff"])
def test_files_can_be_downloaded(desk, link, form):
    response = desk.get(reverse("translations_export", args=[link.pk, form]))
    assert b"Sist." in response.content
    assert "attachment" in response["Content-Disposition"]
    other = reverse("translations_export", args=[link.pk, "exe"])
    assert desk.get(other, follow=True).status_code == 404
