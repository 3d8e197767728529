"""A site into one file, and onto an empty one: every row, every upload, or nothing at all."""

import io
import json
import tarfile

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db.models.signals import post_save
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page, Revision

from editorial.backup.archive import BackupError, applied, backup, restore
from editorial.backup.tables import empty_tables, read_rows, stored_models
from guides.models import GuidePage
from portal.models import SiteDocument
from tests import factories
from tests.editorial.test_round_trip import media

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    """A page in both languages' tables, a user, uploads."""
    index = factories.guide_index(factories.site())
    factories.guide(index)
    media()
    User.objects.create_superuser("redaktör", "r@example.org", "hemligt")


def rows() -> dict[str, list[str]]:
    return {model._meta.label: list(read_rows(model)) for model in stored_models()}


def uploaded(document: SiteDocument) -> bytes:
    with document.file.open() as file:
        return file.read()


def test_every_row_and_upload_comes_back(site, tmp_path):
    before = rows()
    document = SiteDocument.objects.get()
    content = uploaded(document)
    call_command("backup", tmp_path / "site.tar.gz")
    default_storage.delete(document.file.name)
    empty_tables()
    call_command("restore", tmp_path / "site.tar.gz")
    assert rows() == before
    assert uploaded(SiteDocument.objects.get()) == content


@pytest.fixture
def wagtails_search(settings):
    """Wagtail's own index, which the test suite does without."""
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
    post_save.connect(post_save_signal_handler, sender=GuidePage)
    yield
    post_save.disconnect(post_save_signal_handler, sender=GuidePage)


@pytest.mark.usefixtures("wagtails_search")
def test_a_restored_site_can_be_edited_and_searched(site, tmp_path):
    backup(tmp_path / "site.tar.gz")
    empty_tables()
    call_command("restore", tmp_path / "site.tar.gz")
    guide = GuidePage.objects.get()
    guide.title = "Ändrad"
    guide.save_revision().publish()
    assert Revision.objects.filter(object_id=str(guide.pk)).count() == 2
    assert factories.guide(guide.get_parent().specific, key="guide-ny").pk
    assert list(GuidePage.objects.search("Ändrad", fields=["title"])) == [guide]


def test_a_site_that_is_not_empty_is_left_alone(site, tmp_path):
    backup(tmp_path / "site.tar.gz")
    GuidePage.objects.update(title="Efter")
    with pytest.raises(CommandError, match=r"not empty.*Nothing was changed"):
        call_command("restore", tmp_path / "site.tar.gz")
    assert GuidePage.objects.get().title == "Efter"
    call_command("restore", tmp_path / "site.tar.gz", overwrite=True)
    assert GuidePage.objects.get().title == "Guide guide-test"


def test_a_backup_is_readable_by_its_owner_alone_and_never_overwritten(site, tmp_path):
    file = tmp_path / "site.tar.gz"
    backup(file)
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", file)


def test_a_backup_of_another_version_is_refused_in_plain_words(site, tmp_path):
    file = changed(tmp_path, lambda header: header["migrations"].remove(applied()[0]))
    with pytest.raises(BackupError, match="made by another version"):
        restore(file, overwrite=True)
    assert Page.objects.filter(slug="guide-test").exists()


def test_a_backup_with_rows_missing_changes_nothing(site, tmp_path):
    def one_more(header):
        header["rows"]["auth.User"] += 1

    with pytest.raises(BackupError, match="does not hold the rows"):
        restore(changed(tmp_path, one_more), overwrite=True)
    assert User.objects.get().username == "redaktör"


@pytest.mark.parametrize("content", [b"", b"not a tar", b"\x1f\x8b broken"])
def test_a_file_that_is_no_backup_changes_nothing(site, tmp_path, content):
    file = tmp_path / "site.tar.gz"
    file.write_bytes(content)
    with pytest.raises(BackupError):
        restore(file, overwrite=True)
    assert Page.objects.filter(slug="guide-test").exists()


def changed(folder, change):
    """A backup of the site with another header."""
    backup(folder / "first.tar.gz")
    with (
        tarfile.open(folder / "first.tar.gz") as old,
        tarfile.open(folder / "other.tar.gz", "w:gz") as new,
    ):
        for member in old:
            content = old.extractfile(member).read()
            if member.name == "backup.json":
                header = json.loads(content)
                change(header)
                content = json.dumps(header).encode()
                member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    return folder / "other.tar.gz"
