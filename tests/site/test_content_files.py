"""The content files of this repository: in canonical form, and without a fault."""

import re
from pathlib import Path

from django.conf import settings

from editorial.check.content import read_content
from editorial.check.run import check_content
from editorial.content.export import export
from editorial.content.problems import Report
from reference.models import Source

PAGE = re.compile(r"\]\(page:([\w-]+)\)")


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


def test_models_guides_and_cases_lead_to_each_other():
    """Pages show these both ways: a model its guides and cases, those their models."""
    content = read_content(settings.CONTENT_DIR, Report())
    of_kind = {
        kind: {key: page for key, page in content.originals.items() if page.kind == kind}
        for kind in ("model", "guide", "case")
    }
    models = {
        key: set(page.document.get("models") or [])
        for kind in ("guide", "case")
        for key, page in of_kind[kind].items()
    }
    with_guide = set().union(*(models[key] for key in of_kind["guide"]))
    assert of_kind["model"].keys() - with_guide == set()
    assert [key for key in of_kind["case"] if not models[key]] == []
    linked = {
        key: {found for text in content.texts[page.name] for found in PAGE.findall(text.written)}
        for key, page in of_kind["guide"].items()
    }
    assert [key for key in of_kind["guide"] if len(linked[key] | models[key]) < 2] == []


def test_every_note_on_a_source_is_in_both_languages():
    assert [one.key for one in Source.objects.all() if bool(one.note) != bool(one.note_en)] == []
