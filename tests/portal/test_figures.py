"""An image comes small, in formats that the browser knows, and takes its place before it loads."""

import gc
import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from PIL import Image

from portal.blocks.parts import FigureBlock
from tests import factories

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a new rendition for the garbage collector to close.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def image():
    drawn = io.BytesIO()
    Image.new("RGB", (1200, 600), "teal").save(drawn, "PNG")
    yield factories.image(ContentFile(drawn.getvalue(), "bild.png"), "En bild")
    gc.collect()


def shown(image, **values) -> BeautifulSoup:
    block = FigureBlock()
    value = block.to_python(
        {"image": image.pk, "caption": "", "alt": "", "decorative": False} | values
    )
    return BeautifulSoup(block.render(value), "html.parser")


def test_a_figure_comes_as_avif_and_webp_in_two_widths(image):
    figure = shown(image, alt="En ritning")
    assert [source["type"] for source in figure.select("source")] == ["image/avif", "image/webp"]
    assert all("480w" in source["srcset"] for source in figure.select("source"))
    fallback = figure.img
    assert (fallback["alt"], fallback["loading"]) == ("En ritning", "lazy")
    assert fallback["width"]
    assert fallback["height"]
    assert "original_images" not in str(figure)


def test_a_decorative_image_says_nothing(image):
    assert shown(image, decorative=True, alt="Sägs inte").img["alt"] == ""
