"""Shared by all tests."""

import pytest
from django.conf import settings
from django.utils import translation

from reference import library


@pytest.fixture(autouse=True)
def _in_the_first_language():
    """A request leaves its language behind in the thread that answered it."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def _no_library_from_another_database():
    """Databases come and go under one process, with the same generation numbers."""
    library.forget()
    yield
    library.forget()
