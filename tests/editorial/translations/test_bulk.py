"""Segments renewed in bulk are those that wagtail-localize makes one by one."""

import copy
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, ReferenceIndex
from wagtail_localize.models import (
    OverridableSegment,
    String,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.operations import translate_object

from editorial.translations import bulk
from tests import factories

from . import steps

COLUMNS = {
    StringSegment: (
        "context__path",
        "context__path_id",
        "context__field_path",
        "order",
        "string__data",
        "string__data_hash",
        "attrs",
    ),
    TemplateSegment: ("context__path", "context__field_path", "order", "template_id"),
    OverridableSegment: ("context__path", "context__field_path", "order", "data_json"),
}
stock = TranslationSource.refresh_segments.__wrapped__


def rows(source):
    """Everything that the tables hold of a source, without ids of rows."""
    return [
        sorted(kind.objects.filter(source=source).values_list(*columns))
        for kind, columns in COLUMNS.items()
    ]


def fifty(guide):
    """As many blocks of text with emphasis in them."""
    raw = [
        {"type": "text", "value": f"<p>Text <b>{number}</b>.</p>", "id": str(uuid.uuid4())}
        for number in range(50)
    ]
    guide.body = steps.with_blocks(guide, raw)


def edited(source, guide):
    """The source as an editor's next version makes it."""
    raw = steps.blocks(guide)
    raw[0]["value"] = '<p>Ny <a href="https://example.org/">länk</a>.</p><p>Ny <b>text</b>.</p>'
    guide.body = steps.with_blocks(guide, raw)
    guide.summary = "Ett nytt svar."
    source.content_json = guide.to_json()


@pytest.mark.django_db
def test_a_renewed_original_has_the_same_rows_as_stock_makes(guide, translated):
    source = steps.link_of(translated).source
    assert rows(source)[0]
    edited(source, guide)
    source.refresh_segments()
    ours = rows(source)
    for kind in COLUMNS:
        kind.objects.filter(source=source).delete()
    StringTranslation.objects.all().delete()
    TranslationContext.objects.filter(object_id=source.object_id).delete()
    String.objects.all().delete()
    stock(source)
    assert rows(source) == ours


@pytest.mark.django_db
def test_renewing_what_did_not_change_keeps_every_row(guide, translated):
    source = steps.link_of(translated).source
    before = set(StringSegment.objects.values_list("pk", flat=True))
    source.refresh_segments()
    assert set(StringSegment.objects.values_list("pk", flat=True)) == before


@pytest.mark.django_db
def test_a_text_that_stands_on_another_page_is_one_string(guide, translated):
    before = String.objects.count()
    steps.link_of(translated).source.refresh_segments()
    assert String.objects.count() == before


@pytest.mark.django_db
def test_the_queries_do_not_grow_with_the_texts(guide, translated, django_assert_max_num_queries):
    source = steps.link_of(translated).source
    raw = steps.blocks(guide)
    raw[0]["value"] = "".join(f"<p>Text {number}.</p>" for number in range(60))
    guide.body = steps.with_blocks(guide, raw)
    source.content_json = guide.to_json()
    with django_assert_max_num_queries(60):
        source.refresh_segments()


@pytest.mark.django_db
def test_the_queries_of_a_first_draft_do_not_grow_with_its_blocks(guide):
    english = Locale.objects.get(language_code="en")
    counts = []
    for key in ("guide-short", "guide-long"):
        page = factories.guide(guide.get_parent(), key)
        if key == "guide-long":
            fifty(page)
            page.save()
        with CaptureQueriesContext(connection) as asked:
            translate_object(page, [english])
        counts.append(len(asked))
    short, long = counts
    assert long <= short + 3


@pytest.mark.django_db
def test_a_first_draft_says_what_it_refers_to(guide):
    picture = factories.image(get_test_image_file())
    page = factories.guide(guide.get_parent(), "guide-pictured")
    page.body = steps.with_blocks(
        page,
        [
            {
                "type": "text",
                "value": f'<embed embedtype="image" id="{picture.pk}" format="left" alt=""/>',
                "id": str(uuid.uuid4()),
            },
        ],
    )
    page.save()
    translate_object(page, [Locale.objects.get(language_code="en")])
    english = page.get_translations().get()
    assert (
        ReferenceIndex.get_references_for_object(english).filter(to_object_id=picture.pk).exists()
    )


@pytest.mark.django_db
def test_a_text_that_another_editor_makes_at_the_same_moment_is_used(
    guide, translated, monkeypatch
):
    source = steps.link_of(translated).source
    edited(source, guide)
    first = bulk.added

    def at_once(missing, rows):
        type(missing[0]).objects.bulk_create(copies(missing))
        return first(missing, rows)

    monkeypatch.setattr(bulk, "added", at_once)
    source.refresh_segments()
    assert "Ett nytt svar." in set(source.stringsegment_set.values_list("string__data", flat=True))


def copies(rows):
    return [copy.copy(row) for row in rows]
