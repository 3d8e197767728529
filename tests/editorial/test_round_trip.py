"""The site into files and back into an empty database: nothing lost, in any block or field."""

import datetime
import json
import re
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.db import models, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from modelcluster.fields import ParentalManyToManyField
from PIL import Image
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page

from cases.models import CaseIndexPage, CasePage
from editorial.content.block_kinds import holds_text
from editorial.content.export import export
from editorial.content.load import load
from guides.models import GuidePage, ModelIndexPage, ProcurementModelPage
from portal.models import SiteDocument, SiteImage, StandardPage
from reference.fields import ChoiceListField, KeyListField
from tests import factories
from tests.editorial.conftest import Files, page, small_content
from tests.editorial.strategies import line, rich_html, stored

pytestmark = pytest.mark.django_db


def media() -> dict[str, int]:
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    file = ImageFile(BytesIO(picture.getvalue()), name="bild.png")
    image = factories.image(file, "En bild", key="bild", description="Grå")
    document = SiteDocument(key="mall", title="En mall", language="en")
    document.file = ImageFile(BytesIO(b"a,b\n"), name="mall.csv")
    document._set_document_file_metadata()
    document.save()
    return {"image": image.pk, "document": document.pk}


def value_of(  # noqa: C901, PLR0911 - one a kind of field
    field: models.Field, files: dict[str, int]
) -> st.SearchStrategy:
    """Values of a page's field that the admin would take."""
    if isinstance(field, StreamField):
        return stored(field.stream_block, files)
    if isinstance(field, RichTextField):
        return rich_html(links=False)
    if isinstance(field, ChoiceListField):
        values = field.choice_class.values
        return st.sets(st.sampled_from(values), min_size=1).map(
            lambda chosen: [value for value in values if value in chosen]
        )
    if isinstance(field, KeyListField):
        return st.sampled_from([[], ["food"]])
    if isinstance(field, models.DateField):
        return st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1))
    if isinstance(field, models.BooleanField):
        return st.booleans()
    if isinstance(field, models.DecimalField):
        return st.decimals(-90, 90, places=2)
    if isinstance(field, models.IntegerField):
        return st.integers(1, 9) if not field.null else st.one_of(st.none(), st.integers(1, 9))
    if isinstance(field, models.ForeignKey):
        return st.just("lou")
    if field.choices:
        return st.sampled_from([code for code, _name in field.choices])
    if isinstance(field, models.CharField) and (field.max_length or 99) < 5:
        return st.sampled_from(["SE", "NO"])
    return line()


def random_page(draw, kind, key: str, files: dict[str, int]):
    fields = [kind._meta.get_field(name) for name in kind.content_fields]
    made = kind(key=key, slug=key, locale=Locale.objects.get(language_code="sv"))
    for field in fields:
        if field.name == "slug" or isinstance(field, ParentalManyToManyField):
            continue
        value = draw(value_of(field, files), label=field.name)
        if isinstance(field, StreamField):
            value = field.to_python(json.dumps(value))
        setattr(made, field.attname, value)
    for first, last in (
        ("last_reviewed", "review_due"),
        ("duration_min_months", "duration_max_months"),
        ("year_from", "year_to"),
    ):
        if getattr(made, last, None) is not None and getattr(made, first) is not None:
            setattr(made, first, min(getattr(made, first), getattr(made, last)))
    return made


def snapshot() -> dict:
    """Every field of every page, with the ids of the blocks that hold text."""
    found = {}
    for code in ("sv", "en"):
        from editorial.content.page_places import existing_pages

        for key, made in existing_pages(Locale.objects.get(language_code=code)).items():
            fields = [made._meta.get_field(name) for name in made.content_fields]
            found[key, code] = {field.name: plain(made, field) for field in fields}
            found[key, code] |= {
                "live": made.live,
                "parent": made.get_parent().specific_deferred.slug,
            }
    return found


def plain(made: Page, field: models.Field):
    value = field.value_from_object(made)
    if isinstance(field, ParentalManyToManyField):
        return sorted(related.key for related in value)
    if isinstance(field, StreamField):
        raw = value.get_prep_value()
        return raw if holds_text(field.stream_block) else [item["value"] for item in raw]
    return Decimal(value) if isinstance(value, Decimal) else value


def adapt(original: Page, other: Page) -> None:
    """An English page that is not translated text by text: it has the texts of another."""
    english = original.copy_for_translation(Locale.objects.get(language_code="en"))
    for name in original.content_fields:
        if name not in ("slug", "models"):
            setattr(english, name, getattr(other, name))
    english.save_revision().publish()


@settings(
    max_examples=2,
    deadline=None,
    # Each example loads and exports a site twice: shrinking one would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(data=st.data())
def test_random_pages_of_every_kind_come_back_field_by_field_and_id_by_id(tmp_path_factory, data):
    root = tmp_path_factory.mktemp("content")
    with transaction.atomic():
        small_content(root / "base").load()
        files = media()
        # Media have numbers of their own in the new database; they are named by key.
        names = {files["image"]: "image", files["document"]: "document"}
        home = page("home", "sv")
        models_index = home.add_child(instance=ModelIndexPage(
            title="M", slug="m", key="models", summary="s", locale=home.locale))  # fmt: skip
        cases_index = home.add_child(instance=CaseIndexPage(
            title="C", slug="c", key="cases", summary="s", locale=home.locale))  # fmt: skip
        parents = {GuidePage: page("guides", "sv"), ProcurementModelPage: models_index,
                   CasePage: cases_index, StandardPage: home}  # fmt: skip
        for kind, parent in parents.items():
            key = f"random-{kind._meta.model_name}"
            made = random_page(data.draw, kind, key, files)
            parent.add_child(instance=made)
            made.save_revision().publish()
            if kind in (GuidePage, StandardPage):
                adapt(made, random_page(data.draw, kind, key, files))
        before = renamed(snapshot(), names, page_keys())
        export(root / "out")
        transaction.set_rollback(True)
    library_forget()
    with transaction.atomic():
        load(root / "out")
        keys = {
            SiteImage.objects.get(key="bild").pk: "image",
            SiteDocument.objects.get(key="mall").pk: "document",
        }
        after = renamed(snapshot(), keys, page_keys())
        export(root / "again")
        transaction.set_rollback(True)
    library_forget()
    assert after.keys() == before.keys()
    for name in before:
        for field, value in before[name].items():
            assert after[name][field] == value, (name, field)
    assert Files(root / "again").all() == Files(root / "out").all()


def library_forget() -> None:
    from reference import library as module

    module.forget()


PAGE_LINK = re.compile(r'linktype="page" id="(\d+)"|id="(\d+)" linktype="page"')


def page_keys() -> dict[str, str]:
    """Key of each page by its number, which is another one in another database."""
    return {str(page.pk): page.specific.key for page in Page.objects.filter(depth__gt=1)}


def renamed(value, names: dict[int, str], keys: dict[str, str]):
    """The same, with numbers of media replaced by names and numbers of pages by keys."""
    if isinstance(value, dict):
        return {
            key: names.get(part, part)
            if key in {"image", "document", "document_en"} and part
            else renamed(part, names, keys)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [renamed(part, names, keys) for part in value]
    if isinstance(value, str):
        return PAGE_LINK.sub(lambda found: f"page {keys[found[1] or found[2]]}", value)
    return value
