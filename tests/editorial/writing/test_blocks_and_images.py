"""Blocks show what they are before they are chosen; images are described in both languages."""

import io

import pytest
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.urls import reverse
from PIL import Image
from wagtail.images.forms import get_image_form

from guides.models import GuidePage
from portal.blocks import BodyBlock, FigureBlock
from portal.models import SiteImage
from tests import factories

pytestmark = pytest.mark.django_db


def test_each_block_of_a_body_says_what_it_is_for():
    silent = [
        name for name, block in BodyBlock().child_blocks.items() if not block.get_description()
    ]
    assert silent == []


@pytest.mark.parametrize(
    "name", [n for n, block in BodyBlock().child_blocks.items() if n not in {"figure", "download"}]
)
def test_the_block_picker_shows_an_example_on_the_sites_own_style_sheet(desk, home, name):
    factories.section("lou-6-31")
    factories.concept("pilot", "pilot", "pilot")
    factories.source("vinnova")
    block = GuidePage._meta.get_field("body").stream_block.child_blocks[name]
    answer = desk.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    page = answer.content.decode()
    assert block.is_previewable
    assert "css/whole.css" in page
    assert "Traceback" not in page


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def image(db):
    return factories.image(ContentFile(picture(), "bild.png"))


def test_an_image_must_be_described_in_both_languages(image):
    form = get_image_form(SiteImage)({"title": "Bild", "description": "En brygga."}, instance=image)
    assert "description_en" in form.errors
    assert "description" not in form.errors


def test_a_figure_without_words_of_its_own_uses_the_images_in_the_readers_language(image):
    image.description, image.description_en = "En brygga.", "A jetty."
    image.save()
    value = FigureBlock().clean({"image": image, "decorative": False, "alt": "", "caption": ""})
    for locale, words in (("sv", "En brygga."), ("en", "A jetty.")):
        shown = render_to_string("portal/blocks/figure.html", {"value": value, "locale": locale})
        assert f'alt="{words}"' in shown
