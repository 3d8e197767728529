"""The guide, its translation and the desk that the translations are tested with."""

from tests.editorial.translations.conftest import (  # noqa: F401
    desk,
    editor,
    english_locale,
    guide,
    home,
    index,
    translated,
)
