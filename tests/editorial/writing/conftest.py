"""The guide, its translation and the desk that the translations are tested with."""

from tests.editorial.translations.conftest import (  # noqa: F401
    _django_db_helper,
    desk,
    editor,
    english_locale,
    guide,
    home,
    index,
    scene,
    translated,
)
