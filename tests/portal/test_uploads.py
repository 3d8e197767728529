"""Hostile files are refused with their reason by every way in, and wholesome ones are taken."""

import io
import time

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from portal.models import SiteDocument, SiteImage
from portal.uploads import Refused, check_document, check_image, packages, pdf
from portal.uploads.refusal import REASONS
from tests.portal.hostile import (
    DOCUMENTS,
    PICTURES,
    Sample,
    docx,
    odt,
    package,
    picture,
    relationship,
)
from tests.portal.hostile import pdf as made_pdf

WHOLESOME = [
    *(Sample(kind, f"a.{kind.lower()}", picture(kind)) for kind in ("AVIF", "JPEG", "PNG", "WEBP")),
    Sample("two dots", "version 1.2 av bilden.png", picture()),
    Sample("pdf", "a.pdf", made_pdf()),
    Sample("docx", "a.docx", docx()),
    Sample("xlsx", "a.xlsx", docx(kind="spreadsheetml.sheet.main+xml")),
    Sample("odt", "a.odt", odt()),
    Sample("csv", "a.csv", "namn;summa;andel\nÅre;-1200,50;+3 %\n".encode()),
    Sample("csv with a mark of its order of bytes", "a.csv", b"\xef\xbb\xbfa,b\n1,-2\n"),
]


def check(sample: Sample) -> None:
    """Look at a file as the model that it would be stored in does."""
    image = sample.name.rpartition(".")[2] in {"avif", "jpeg", "jpg", "png", "svg", "webp"}
    (check_image if image else check_document)(ContentFile(sample.content), sample.name)


def named(sample: Sample) -> str:
    return sample.what


@pytest.mark.parametrize("sample", [*PICTURES, *DOCUMENTS], ids=named)
def test_a_hostile_file_is_refused_for_what_is_wrong_with_it(sample):
    start = time.process_time()
    with pytest.raises(Refused) as refused:
        check(sample)
    assert refused.value.reason == sample.reason
    assert refused.value.message
    assert time.process_time() - start < 2


def test_there_are_many_of_them_and_each_reason_is_met():
    assert len(PICTURES) + len(DOCUMENTS) >= 30
    met = {sample.reason for sample in [*PICTURES, *DOCUMENTS]}
    # Two need a file of their own: a text in another encoding, and a reader that never ends.
    assert met == set(REASONS) - {"text", "dear"}


@pytest.mark.parametrize("sample", WHOLESOME, ids=named)
def test_a_wholesome_file_is_taken(sample):
    check(sample)


def test_a_table_in_another_encoding_is_refused_with_what_to_do():
    with pytest.raises(Refused, match="text") as refused:
        check_document(ContentFile("namn;ort\nÅsa;Åre".encode("cp1252")), "a.csv")
    assert "UTF-8" in refused.value.message


@pytest.mark.parametrize("does", ["while True: pass", "bytearray(4 * 1024 ** 3)"])
def test_a_reader_that_never_ends_or_swells_is_stopped(tmp_path, monkeypatch, does):
    source = pdf.INSPECTION.read_text().replace("CPU_SECONDS = 10", "CPU_SECONDS = 1")
    assert "PdfReader(io.BytesIO(data))" in source
    changed = source.replace(
        "def refusal(data: bytes) -> str:\n", f"def refusal(data):\n    {does}\n"
    )
    (tmp_path / "inspection.py").write_text(changed)
    monkeypatch.setattr(pdf, "INSPECTION", tmp_path / "inspection.py")
    with pytest.raises(Refused, match="dear"):
        check_document(ContentFile(made_pdf()), "a.pdf")


def test_a_word_document_that_notes_its_template_and_links_is_taken():
    for kind, target in [
        ("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm"),
        ("hyperlink", "https://example.org/"),
    ]:
        made = docx({"word/_rels/settings.xml.rels": relationship(kind, target)})
        check_document(ContentFile(made), "a.docx")


def test_a_picture_of_many_frames_counts_them_all(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(Refused, match="pixels"):
        check_image(ContentFile(out.getvalue()), "a.webp")


# Every way in


@pytest.fixture
def desk(db) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("a", "a@example.org", "x"))
    return client


def send(client: Client, way: str, sample: Sample):
    root = Collection.get_first_root_node().pk
    file = SimpleUploadedFile(sample.name, sample.content, "application/octet-stream")
    fields = {
        "title": "T", "collection": root, "language": "sv", "file": file,
        "description": "Ett prov", "description_en": "A sample",
    }  # fmt: skip
    if way.endswith("add_multiple"):
        fields["files[]"] = fields.pop("file")
    if "chooser" in way:
        prefix = "image" if "image" in way else "document"
        fields = {f"{prefix}-chooser-upload-{name}": value for name, value in fields.items()}
    return client.post(reverse(way), fields, headers={"X-Requested-With": "XMLHttpRequest"})


def stored(record: SiteImage | SiteDocument) -> bytes:
    with record.file.open() as file:
        return file.read()


# All of them by one way; by the others some, since it is the same check.
WAYS = [
    (PICTURES, "wagtailimages:add_multiple"),
    (PICTURES[::6], "wagtailimages:add"),
    (PICTURES[::6], "wagtailimages_chooser:create"),
    (DOCUMENTS, "wagtaildocs:add_multiple"),
    (DOCUMENTS[::9], "wagtaildocs:add"),
    (DOCUMENTS[::9], "wagtaildocs_chooser:create"),
]


@pytest.mark.parametrize(("samples", "way"), WAYS, ids=[way for _samples, way in WAYS])
def test_no_way_in_takes_a_hostile_file(desk, samples, way):
    for sample in samples:
        answer = send(desk, way, sample)
        assert answer.status_code == 200, sample.what
        text = answer.content.decode()
        if way.endswith("add_multiple"):
            assert answer.json()["success"] is False, sample.what
            assert answer.json()["error_message"], sample.what
        else:
            assert "error" in text, sample.what
    assert not SiteImage.objects.exists()
    assert not SiteDocument.objects.exists()


@pytest.mark.parametrize("way", [way for _samples, way in WAYS if "multiple" not in way])
def test_each_of_these_ways_takes_a_wholesome_file(desk, way):
    model, name, content = SiteDocument, "a.pdf", made_pdf()
    if "image" in way:
        model, name, content = SiteImage, "a.png", picture()
    send(desk, way, Sample("wholesome", name, content))
    assert stored(model.objects.get()) == content


def test_a_file_that_replaces_another_is_looked_at_too(desk):
    document = SiteDocument(title="T", file=SimpleUploadedFile("a.pdf", made_pdf()))
    document.full_clean()
    document.save()
    file = SimpleUploadedFile("b.pdf", made_pdf("/JavaScript"))
    root = Collection.get_first_root_node().pk
    fields = {
        "title": "T", "collection": root, "language": "sv", "file": file,
        "description": "Ett prov", "description_en": "A sample",
    }  # fmt: skip
    answer = desk.post(reverse("wagtaildocs:edit", args=[document.pk]), fields)
    assert "makro" in answer.content.decode()
    document.refresh_from_db()
    assert stored(document) == made_pdf()


def test_a_stored_file_is_not_read_again_when_its_title_changes(db):
    document = SiteDocument.objects.create(title="T", file=ContentFile(b"%PDF-1.4", name="a.pdf"))
    document.title = "U"
    document.full_clean()
    fresh = SiteDocument(title="T", file=ContentFile(b"%PDF-1.4", name="a.pdf"))
    with pytest.raises(ValidationError):
        fresh.full_clean()


@pytest.mark.parametrize(
    "name", ["../../settings.csv", "/etc/settings.csv", "..\\..\\settings.csv", "C:\\settings.csv"]
)
def test_of_a_name_with_a_path_only_its_last_part_is_kept(desk, name):
    fields = {"title": "T", "collection": Collection.get_first_root_node().pk, "language": "sv"}
    parts = [f'name="{field}"\r\n\r\n{value}' for field, value in fields.items()]
    parts.append(f'name="file"; filename="{name}"\r\n\r\na,b')
    body = "".join(f"--b\r\nContent-Disposition: form-data; {part}\r\n" for part in parts) + "--b--"
    form = "multipart/form-data; boundary=b"
    assert desk.post(reverse("wagtaildocs:add"), body, content_type=form).status_code == 302
    stored = SiteDocument.objects.get().file.name
    assert stored.startswith("documents/settings")
    assert stored.count("/") == 1


def test_what_was_taken_is_never_shown_as_a_page(desk):
    send(desk, "wagtaildocs:add", Sample("csv", "a.csv", b"a,b\n1,2\n"))
    document = SiteDocument.objects.get()
    served = Client().get(document.url)
    served.close()
    assert served["Content-Disposition"].startswith("attachment")
    assert served["X-Content-Type-Options"] == "nosniff"
    assert "Content-Encoding" not in served
    assert "default-src 'none'" in served["Content-Security-Policy"]


def test_a_package_of_too_many_parts_is_not_unpacked(monkeypatch):
    parts = {f"word/{number}.xml": "<a/>" for number in range(20)}
    check_document(ContentFile(docx(parts)), "a.docx")
    monkeypatch.setattr(packages, "MOST_PARTS", 20)
    with pytest.raises(Refused, match="unpacked"):
        check_document(ContentFile(docx(parts)), "a.docx")


def test_an_archive_that_is_no_document_is_refused_whatever_its_mimetype_says():
    with pytest.raises(Refused, match="type"):
        check_document(ContentFile(package({"mimetype": "application/zip"})), "a.odt")
