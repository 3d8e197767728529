"""Files that a load stores stay with what is committed, and go with what is not."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from editorial.content.load import load
from editorial.content.load_files import FileLoader

STORED = "documents/stored-by-a-load.csv"


@pytest.fixture(autouse=True)
def _stores_a_file(db, monkeypatch):
    """Every load stores this file."""

    def store(loader: FileLoader) -> None:
        default_storage.save(STORED, ContentFile(b"x"))
        loader.stored.append((default_storage, STORED))

    monkeypatch.setattr(FileLoader, "load", store)
    yield
    default_storage.delete(STORED)


def test_a_load_that_fails_takes_its_files_away_again(files, monkeypatch):
    monkeypatch.setattr("editorial.content.load.Run.pages", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load(files.root)
    assert not default_storage.exists(STORED)


def test_what_fails_after_the_commit_leaves_the_files(files, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as hooks:
        load(files.root)
    first = hooks[0]
    first()
    first.__self__.undo()
    assert default_storage.exists(STORED)
