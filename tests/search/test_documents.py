"""What a page gives, and what is read of attached files."""

import io

import pytest
from django.core.files.base import ContentFile

from search.attachments import attachment_text
from search.document import documents_of
from tests import factories


class Attached:
    """As much of a Wagtail document as reading one takes."""

    pk = 1

    def __init__(self, content: bytes, extension: str):
        self.file = ContentFile(content, name=f"file.{extension}")
        self.file_extension = extension


def test_steps_and_headings_become_parts_with_their_anchors(guides):
    value = {
        "title": "Räkna värdet", "done_when": "Ni vet.",
        "content": [{"type": "text", "value": "<p>Enligt 5 kap. 3 § räknas optioner.</p>"}],
    }  # fmt: skip
    factories.section("lou-5-3")
    page = factories.guide(
        guides, steps=factories.stream(factories.GuidePage, "steps", value),
        body=factories.stream(
            factories.GuidePage, "body", {"level": "h2", "text": "Om större köp"}, kind="heading"
        ),
    )  # fmt: skip
    (document,) = documents_of(page.page_ptr)
    parts = {part.title: part for part in document.parts}
    assert parts["Räkna värdet"].anchor == "step-1"
    assert "räknas optioner" in parts["Räkna värdet"].text
    assert parts["Om större köp"].anchor == "h-om-storre-kop"
    assert "5 kap. 3 §" in document.keywords
    assert document.facets["audience"] == ["supplier"]


def test_the_glossary_gives_each_concept_a_document_of_its_own(home):
    page = factories.glossary(home)
    factories.concept("pilot", "pilot", "pilot study")
    documents = {document.key: document for document in documents_of(page.page_ptr)}
    assert documents["concept/pilot"].url == "/sv/ordlista/pilot/"
    assert documents["concept/pilot"].summary == "Vad pilot är."


def test_the_words_of_a_docx_are_read():
    from docx import Document

    written = io.BytesIO()
    document = Document()
    document.add_paragraph("Behovsbeskrivning")
    document.add_table(1, 1).cell(0, 0).text = "Nuläge"
    document.save(written)
    assert attachment_text(Attached(written.getvalue(), "docx")) == "Behovsbeskrivning\nNuläge"


@pytest.mark.parametrize("extension", ["pdf", "docx"])
@pytest.mark.parametrize("content", [b"", b"not a file at all", b"%PDF-1.7\n%%EOF", b"PK\x03\x04"])
def test_a_broken_file_is_skipped(content, extension):
    assert attachment_text(Attached(content, extension)) == ""


def test_a_file_of_another_type_is_not_read():
    assert attachment_text(Attached(b"a,b\n1,2\n", "csv")) == ""


def test_a_docx_that_unpacks_to_too_much_is_skipped(monkeypatch):
    from docx import Document

    from search import attachments

    written = io.BytesIO()
    Document().save(written)
    monkeypatch.setattr(attachments, "MOST_UNPACKED", 100)
    assert attachment_text(Attached(written.getvalue(), "docx")) == ""
