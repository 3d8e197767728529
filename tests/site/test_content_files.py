"""The content files of this repository: in canonical form, and without a fault."""

from pathlib import Path

from django.conf import settings

from editorial.check.content import read_content
from editorial.check.run import check_content
from editorial.content.export import export
from editorial.content.problems import Report


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_the_loaded_content_is_exported_byte_for_byte(tmp_path):
    """If this fails after a change of content: `make content-format`."""
    export(tmp_path / "content")
    assert files(tmp_path / "content") == files(settings.CONTENT_DIR)


def test_the_content_check_finds_nothing():
    report = Report()
    content = read_content(settings.CONTENT_DIR, report)
    assert [*map(str, report.problems), *map(str, check_content(content))] == []
