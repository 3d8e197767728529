"""Shared by all tests."""

import pytest

from reference import library


@pytest.fixture(autouse=True)
def _no_library_from_another_database():
    """Databases come and go under one process, with the same generation numbers."""
    library.forget()
    yield
    library.forget()
