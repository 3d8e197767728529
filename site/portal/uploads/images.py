"""Pictures: of the kind that their name says, read to the end, within a number of pixels."""

import io

from django.conf import settings
from PIL import Image, ImageFile

from .refusal import Refused
from .signs import begins_as_pdf, has_markup, is_archive

FORMATS = {"avif": "AVIF", "jpeg": "JPEG", "jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
MILLION = 1_000_000


def read_whole(image: Image.Image) -> None:
    """Raises OSError for a picture cut short, also where the PDF library has let those through."""
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def check_picture(data: bytes, extension: str) -> None:
    if is_archive(data) or has_markup(data) or begins_as_pdf(data):
        raise Refused("mixed")
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    too_many = Refused("pixels", most=most // MILLION)
    try:
        # No reader but the one that the name asks for ever sees the content.
        with Image.open(io.BytesIO(data), formats=[FORMATS[extension]]) as image:
            if image.width * image.height * getattr(image, "n_frames", 1) > most:
                raise too_many
            read_whole(image)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_many from None
    except Image.UnidentifiedImageError:
        raise Refused("type", extension=extension.upper()) from None
    # The library raises whatever a damaged file makes it stumble on.
    except Exception as error:
        raise Refused("damaged") from error
